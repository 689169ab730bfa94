-- Numbers an agency says of itself, where it shares neither identity nor tokens: beside published figures, linked with
-- nothing, taken back as a whole.

alter table stats.figure_import
  add column agency_id text references core.agency,
  add column undone_at timestamptz;
comment on column stats.figure_import.agency_id is 'The agency whose own numbers these are; null = published by a body.';
alter table stats.figure_import drop constraint figure_import_format_check;
alter table stats.figure_import add constraint figure_import_format_check check (format in ('csv', 'sdmx', 'entered'));

drop policy overseers_add on stats.figure_import;
create policy overseers_add on stats.figure_import for insert to umai_app
  with check ((select access.has_role('coordinator', 'rapporteur')) and imported_by = (select access.account())
    and agency_id is null and undone_at is null);
create policy own_agency_reads on stats.figure_import for select to umai_app using (agency_id = (select access.agency()));
create policy own_agency_adds on stats.figure_import for insert to umai_app
  with check ((select access.has_role('case-manager')) and agency_id = (select access.agency())
    and imported_by = (select access.account()) and undone_at is null);
create policy own_agency_takes_back on stats.figure_import for update to umai_app
  using ((select access.has_role('case-manager')) and agency_id = (select access.agency()))
  with check (agency_id = (select access.agency()) and undone_at is not null);
grant update (undone_at) on stats.figure_import to umai_app;
create policy own_agency_reads on stats.published_figure for select to umai_app
  using (exists (select from stats.figure_import i where i.import_id = published_figure.import_id and i.agency_id = (select access.agency())));
create policy own_agency_adds on stats.published_figure for insert to umai_app
  with check (exists (select from stats.figure_import i where i.import_id = published_figure.import_id
    and i.agency_id = (select access.agency()) and i.imported_by = (select access.account())));
