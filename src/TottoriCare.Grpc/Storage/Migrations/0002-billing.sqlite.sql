-- What is billed: every amount that was posted, the months that are closed, and the payment notices that they made.

CREATE TABLE charge_posting (
  tenant_id TEXT NOT NULL,
  log_index INTEGER NOT NULL,
  booking_id BLOB NOT NULL,
  case_id BLOB NOT NULL,
  amount_yen INTEGER NOT NULL,
  billed_in TEXT NOT NULL,
  closed_in TEXT,
  PRIMARY KEY (tenant_id, log_index, booking_id),
  FOREIGN KEY (tenant_id, case_id) REFERENCES care_case
) STRICT, WITHOUT ROWID;

CREATE INDEX charge_posting_open ON charge_posting (tenant_id, billed_in) WHERE closed_in IS NULL;

CREATE TABLE billing_month (
  tenant_id TEXT NOT NULL REFERENCES tenant,
  month TEXT NOT NULL,
  content BLOB NOT NULL,
  PRIMARY KEY (tenant_id, month)
) STRICT, WITHOUT ROWID;

CREATE TABLE payment_notice (
  tenant_id TEXT NOT NULL,
  notice_id BLOB NOT NULL,
  case_id BLOB NOT NULL,
  month TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 0),
  content BLOB NOT NULL,
  PRIMARY KEY (tenant_id, notice_id),
  UNIQUE (tenant_id, month, case_id),
  FOREIGN KEY (tenant_id, case_id) REFERENCES care_case,
  FOREIGN KEY (tenant_id, month) REFERENCES billing_month
) STRICT, WITHOUT ROWID;
