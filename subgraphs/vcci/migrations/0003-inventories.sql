-- One inventory per organization and year. Each calculation of it is a version that stays as it was made.
create table inventories (
  org_id uuid not null,
  id uuid not null,
  year integer not null,
  version integer not null default 0,
  calculation_id uuid,
  primary key (org_id, id),
  unique (org_id, year)
);

create table calculations (
  org_id uuid not null,
  id uuid not null,
  inventory_id uuid not null,
  version integer not null check (version > 0),
  calculated_at timestamptz not null,
  -- The latest import that had changed lines of the year: a later one makes the calculation stale.
  latest_import_id uuid,
  line_count integer not null,
  unresolved_line_count integer not null,
  kg_co2e numeric not null,
  biogenic_kg_co2 numeric not null,
  gwp text not null,
  factor_sets text[] not null,
  primary key (org_id, id),
  unique (org_id, inventory_id, version),
  foreign key (org_id, inventory_id) references inventories (org_id, id)
);

-- What all lines with the same factor, place, currency and month, or factor, place and unit, have in common.
create table calculation_bases (
  org_id uuid not null,
  calculation_id uuid not null,
  number integer not null,
  factor_id text not null,
  classification text not null,
  price_basis text,
  category integer not null,
  country text,
  kind text not null,
  input_unit text not null,
  -- YYYY-MM of spend; a quantity is the same in every month.
  month text,
  set_id text,
  kg_per_unit numeric,
  biogenic_kg_per_unit numeric,
  -- kg CO2e of each gas per unit; without one that the publisher does not split
  gases_per_unit jsonb,
  method text,
  data_type text,
  tier integer,
  indicators jsonb,
  score numeric,
  gwp text,
  boundary text,
  trace jsonb,
  -- Why there is no figure, or null if there is one.
  code text,
  message text,
  primary key (org_id, calculation_id, number),
  foreign key (org_id, calculation_id) references calculations (org_id, id) deferrable initially deferred,
  check ((code is null) = (kg_per_unit is not null))
);

-- The line as it was when it was calculated. Rank 1 emits most; lines without a figure come last.
create table line_results (
  org_id uuid not null,
  calculation_id uuid not null,
  rank integer not null,
  line_id uuid not null,
  line_version integer not null,
  basis integer not null,
  category integer not null,
  external_ref text collate "C" not null,
  date date not null,
  supplier_name text,
  input numeric not null,
  -- Set if the input is a quantity over a distance.
  quantity numeric,
  unit text,
  distance_km numeric,
  kg_co2e numeric,
  biogenic_kg_co2 numeric,
  primary key (org_id, calculation_id, rank)
);
create index line_results_category on line_results (org_id, calculation_id, category, rank);
create index line_results_unresolved on line_results (org_id, calculation_id, rank) where kg_co2e is null;

create table rollups (
  org_id uuid not null,
  calculation_id uuid not null,
  category integer not null,
  method text not null,
  data_type text not null,
  tier integer not null,
  line_count integer not null,
  kg_co2e numeric not null,
  kg_times_score numeric not null,
  primary_kg_co2e numeric not null,
  biogenic_kg_co2 numeric not null,
  primary key (org_id, calculation_id, category, method, data_type, tier),
  foreign key (org_id, calculation_id) references calculations (org_id, id) deferrable initially deferred
);

alter table inventories enable row level security;
alter table inventories force row level security;
create policy tenant on inventories using (org_id = nullif(current_setting('app.org_id', true), '')::uuid);

alter table calculations enable row level security;
alter table calculations force row level security;
create policy tenant on calculations using (org_id = nullif(current_setting('app.org_id', true), '')::uuid);

alter table calculation_bases enable row level security;
alter table calculation_bases force row level security;
create policy tenant on calculation_bases using (org_id = nullif(current_setting('app.org_id', true), '')::uuid);

alter table line_results enable row level security;
alter table line_results force row level security;
create policy tenant on line_results using (org_id = nullif(current_setting('app.org_id', true), '')::uuid);

alter table rollups enable row level security;
alter table rollups force row level security;
create policy tenant on rollups using (org_id = nullif(current_setting('app.org_id', true), '')::uuid);

-- A calculation is superseded, never changed.
revoke update, delete on calculations, calculation_bases, line_results, rollups from vcci_app;
