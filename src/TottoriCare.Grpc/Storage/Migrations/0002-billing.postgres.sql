-- What is billed: every amount that was posted, the months that are closed, and the payment notices that they made.

CREATE TABLE charge_posting (
  tenant_id TEXT COLLATE "C" NOT NULL,
  log_index BIGINT NOT NULL,
  booking_id BYTEA NOT NULL,
  case_id BYTEA NOT NULL,
  amount_yen BIGINT NOT NULL,
  billed_in TEXT COLLATE "C" NOT NULL,
  closed_in TEXT COLLATE "C",
  PRIMARY KEY (tenant_id, log_index, booking_id),
  FOREIGN KEY (tenant_id, case_id) REFERENCES care_case
);

CREATE INDEX charge_posting_open ON charge_posting (tenant_id, billed_in) WHERE closed_in IS NULL;

CREATE TABLE billing_month (
  tenant_id TEXT COLLATE "C" NOT NULL REFERENCES tenant,
  month TEXT COLLATE "C" NOT NULL,
  content BYTEA NOT NULL,
  PRIMARY KEY (tenant_id, month)
);

CREATE TABLE payment_notice (
  tenant_id TEXT COLLATE "C" NOT NULL,
  notice_id BYTEA NOT NULL,
  case_id BYTEA NOT NULL,
  month TEXT COLLATE "C" NOT NULL,
  revision BIGINT NOT NULL CHECK (revision >= 0),
  content BYTEA NOT NULL,
  PRIMARY KEY (tenant_id, notice_id),
  UNIQUE (tenant_id, month, case_id),
  FOREIGN KEY (tenant_id, case_id) REFERENCES care_case,
  FOREIGN KEY (tenant_id, month) REFERENCES billing_month
);
