-- When the clock next has something to say about a referral that nobody answers; null = nothing is due.
alter table core.referral add column notice_at timestamptz;
comment on column core.referral.notice_at is 'Reminder or escalation due at; kept by the transaction of each event.';
create index referral_notice_due on core.referral (notice_at) where notice_at is not null;
