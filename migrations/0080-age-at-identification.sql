-- An age moves on while a case is open: figures count the age on the day of identification (UN 2013 §105: age at identification).
comment on column stats.case_fact.age is 'Band of completed years on the day of the decision that recognized a victim; without one, as last recorded. Child, adult or unknown when no more is known.';
