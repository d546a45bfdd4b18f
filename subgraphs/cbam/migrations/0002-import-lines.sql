-- One item of a customs declaration, checked. A line that is sent again in another form keeps its id and gets the next version.
-- import_id has no foreign key: it is written in the transaction of its import, a million lines at once.
create table import_lines (
  org_id uuid not null,
  id uuid not null,
  version integer not null,
  import_id uuid not null,
  changed_at timestamptz not null,
  declarant_eori text not null,
  mrn text not null,
  item_number integer not null,
  external_ref text,
  import_date date not null,
  year integer not null,
  quarter smallint not null check (quarter between 1 and 4),
  cn8 text not null,
  taric10 text,
  origin_country text not null,
  production_country text not null,
  net_mass_t numeric(16, 6) check (net_mass_t > 0),
  quantity_mwh numeric(16, 6) check (quantity_mwh > 0),
  document_code text,
  account_number text,
  procedure_code text,
  sector text,
  scope text not null check (scope in ('IN_SCOPE', 'EXEMPT_ORIGIN', 'UNION_ORIGIN', 'OUT_OF_SCOPE')),
  counts_for_threshold boolean not null,
  primary key (org_id, id),
  unique (org_id, declarant_eori, mrn, item_number),
  check (num_nonnulls(net_mass_t, quantity_mwh) = 1)
);
create index import_lines_by_date on import_lines (org_id, year, import_date, id);
create index import_lines_by_good on import_lines (org_id, year, cn8, import_date, id);
create index import_lines_by_origin on import_lines (org_id, year, origin_country, import_date, id);
create index import_lines_beside_scope on import_lines (org_id, year, scope, import_date, id) where scope <> 'IN_SCOPE';

alter table import_lines enable row level security;
alter table import_lines force row level security;
create policy tenant on import_lines using (org_id = nullif(current_setting('app.org_id', true), '')::uuid);

-- Lines of a file on their way: written by COPY, merged and deleted in one transaction, so that nobody else ever sees them.
create unlogged table import_lines_staging (
  import_id uuid not null,
  file_row integer not null,
  id uuid not null,
  declarant_eori text not null,
  mrn text not null,
  item_number integer not null,
  external_ref text,
  import_date date not null,
  year integer not null,
  quarter smallint not null,
  cn8 text not null,
  taric10 text,
  origin_country text not null,
  production_country text not null,
  net_mass_t numeric(16, 6),
  quantity_mwh numeric(16, 6),
  document_code text,
  account_number text,
  procedure_code text,
  sector text,
  scope text not null,
  counts_for_threshold boolean not null
);
