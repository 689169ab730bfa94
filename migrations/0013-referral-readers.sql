-- Whoever works on a case sees its referrals in the case itself, so they may open one of them too: the agency that
-- leads it when a member of its team sent the referral, and the other way round.
create policy case_team_reads on core.referral for select to umai_app
  using ((select access.known()) and access.sees_case(case_id));
