-- The emissions embedded in the imports of a year, as calculated once. Never changed: the next calculation is a new version.
-- Masses in t, electricity in MWh, emissions and certificates in t CO2e, money in EUR; figures are exact.
create table calculations (
  org_id uuid not null,
  id uuid not null,
  year integer not null,
  version integer not null,
  -- The latest import that had changed lines of the year.
  last_import_id uuid not null,
  line_count integer not null,
  unresolved_count integer not null,
  -- Lines that owe nothing because of what or where they are.
  outside_count integer not null,
  net_mass_t numeric not null,
  quantity_mwh numeric not null,
  embedded numeric not null,
  free_allocation numeric not null,
  certificates numeric not null,
  calculated_by uuid not null,
  calculated_at timestamptz not null,
  primary key (org_id, id),
  unique (org_id, year, version)
);

-- Everything per tonne of one good from one country, or why it cannot be said. Written before the sums of its calculation are known.
create table calculation_bases (
  org_id uuid not null,
  calculation_id uuid not null,
  number integer not null,
  production_country text not null,
  cn8 text not null,
  taric10 text,
  sector text,
  embedded_per_unit numeric,
  free_allocation_per_unit numeric,
  certificates_per_unit numeric,
  trace jsonb not null,
  failure_code text,
  failure_message text,
  primary key (org_id, calculation_id, number),
  foreign key (org_id, calculation_id) references calculations (org_id, id) deferrable initially deferred,
  check (num_nulls(embedded_per_unit, free_allocation_per_unit, certificates_per_unit) in (0, 3)),
  check ((embedded_per_unit is null) = (failure_code is not null))
);

-- What one line emits and owes: its quantity times its basis. Figures are null where the basis could not be said.
-- Without foreign keys: a million rows are written in one statement that takes both ends from their tables.
create table line_results (
  org_id uuid not null,
  calculation_id uuid not null,
  line_id uuid not null,
  line_version integer not null,
  basis integer not null,
  quarter smallint not null,
  cn8 text not null,
  origin_country text not null,
  production_country text not null,
  unit text not null check (unit in ('t', 'MWh')),
  quantity numeric(16, 6) not null,
  embedded numeric,
  free_allocation numeric,
  certificates numeric,
  failure_code text,
  primary key (org_id, calculation_id, line_id)
);
create index line_results_unresolved on line_results (org_id, calculation_id, line_id) where failure_code is not null;

-- The resolved lines added up by good, origin, country of production and quarter of importation.
create table calculation_goods (
  org_id uuid not null,
  calculation_id uuid not null,
  cn8 text not null,
  origin_country text not null,
  production_country text not null,
  unit text not null,
  quarter smallint not null,
  sector text not null,
  line_count integer not null,
  quantity numeric not null,
  embedded numeric not null,
  free_allocation numeric not null,
  certificates numeric not null,
  primary key (org_id, calculation_id, cn8, origin_country, production_country, unit, quarter),
  foreign key (org_id, calculation_id) references calculations (org_id, id) deferrable initially deferred
);

alter table calculations enable row level security;
alter table calculations force row level security;
create policy tenant on calculations using (org_id = nullif(current_setting('app.org_id', true), '')::uuid);

alter table calculation_bases enable row level security;
alter table calculation_bases force row level security;
create policy tenant on calculation_bases using (org_id = nullif(current_setting('app.org_id', true), '')::uuid);

alter table line_results enable row level security;
alter table line_results force row level security;
create policy tenant on line_results using (org_id = nullif(current_setting('app.org_id', true), '')::uuid);

alter table calculation_goods enable row level security;
alter table calculation_goods force row level security;
create policy tenant on calculation_goods using (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
