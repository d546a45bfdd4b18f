-- One row per file that was imported, tried or rejected.
create table imports (
  org_id uuid not null,
  id uuid not null,
  position bigint generated always as identity,
  year integer not null,
  file_name text not null,
  sha256 text not null,
  mode text not null check (mode in ('DRY_RUN', 'ALL_OR_NOTHING', 'VALID_ROWS')),
  number_format text not null check (number_format in ('POINT', 'COMMA')),
  idempotency_key text,
  state text not null check (state in ('DRY_RUN', 'COMMITTED', 'COMMITTED_WITH_ISSUES', 'REJECTED')),
  row_count integer not null,
  new_rows integer not null,
  changed_rows integer not null,
  unchanged_rows integer not null,
  rejected_rows integer not null,
  error_count integer not null,
  warning_count integer not null,
  -- Years of which lines moved to the year of this import.
  other_years integer[] not null,
  created_by uuid not null,
  created_at timestamptz not null,
  primary key (org_id, id),
  unique (org_id, idempotency_key),
  check (row_count = new_rows + changed_rows + unchanged_rows + rejected_rows)
);
create index imports_by_year on imports (org_id, year, position);
create index imports_by_content on imports (org_id, sha256);

-- The first 100 000 things found in a file, in the order of its rows.
create table import_issues (
  org_id uuid not null,
  import_id uuid not null,
  file_row integer not null,
  position integer not null,
  column_name text,
  code text not null,
  severity text not null check (severity in ('ERROR', 'WARNING')),
  message text not null,
  raw_value text,
  primary key (org_id, import_id, file_row, position),
  foreign key (org_id, import_id) references imports (org_id, id) deferrable initially deferred
);

alter table imports enable row level security;
alter table imports force row level security;
create policy tenant on imports using (org_id = nullif(current_setting('app.org_id', true), '')::uuid);

alter table import_issues enable row level security;
alter table import_issues force row level security;
create policy tenant on import_issues using (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
