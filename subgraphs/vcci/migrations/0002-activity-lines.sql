-- What an organization bought, shipped, travelled … in a year, with the factor chosen when the line came in. The same
-- external_ref in a later file of the year is the same line: if it says something else, the line gets the next version.
create table activity_lines (
  org_id uuid not null,
  id uuid not null,
  year integer not null,
  external_ref text collate "C" not null,
  version integer not null default 1,
  import_id uuid not null,
  changed_at timestamptz not null,
  date date not null,
  category integer not null,
  requirement text not null check (requirement in ('REQUIRED', 'OPTIONAL')),
  method text not null,
  supplier_name text collate "C",
  supplier_id text collate "C",
  description text,
  classification text not null,
  country text,
  factor_id text not null,
  kind text not null check (kind in ('SPEND', 'ACTIVITY')),
  input numeric not null,
  input_unit text not null,
  amount numeric,
  currency text,
  price_basis text check (price_basis in ('PURCHASER', 'PRODUCER')),
  quantity numeric,
  unit text,
  distance_km numeric,
  primary key (org_id, id)
);
-- Pages are read in the order of these.
create unique index activity_lines_reference on activity_lines (org_id, year, external_ref);
create index activity_lines_category on activity_lines (org_id, year, category, external_ref);
create index activity_lines_supplier on activity_lines (org_id, year, supplier_name, external_ref);

-- The lines of a file on their way in. They live within one transaction, so they are of no organization and not logged.
create unlogged table activity_lines_staging (
  import_id uuid not null,
  file_row integer not null,
  id uuid not null,
  year integer not null,
  external_ref text collate "C" not null,
  date date not null,
  category integer not null,
  requirement text not null,
  method text not null,
  supplier_name text collate "C",
  supplier_id text collate "C",
  description text,
  classification text not null,
  country text,
  factor_id text not null,
  kind text not null,
  input numeric not null,
  input_unit text not null,
  amount numeric,
  currency text,
  price_basis text,
  quantity numeric,
  unit text,
  distance_km numeric
);

alter table activity_lines enable row level security;
alter table activity_lines force row level security;
create policy tenant on activity_lines using (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
