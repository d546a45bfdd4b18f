import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Calculation } from '../features/calculations/calculation.entity.ts';
import type { PricedCertificates } from '../features/calculations/certificate-cost.ts';
import type { Declaration } from '../features/declarations/declaration.entity.ts';
import type { CalculationBasis } from '../domain/calculation-basis.ts';
import type { Good } from '../domain/goods.ts';
import type { GoodTotals, Totals } from '../features/calculations/good-totals.ts';
import type { ImportRecord } from '@greenlang/imports/import-record.ts';
import type { StoredImportLine } from '../features/import-lines/import-line.entity.ts';
import type { ImportLinePage } from '../features/import-lines/import-lines.repository.ts';
import type { LineResult } from '../features/calculations/line-result.ts';
import type { Year, OrganizationReference } from '../features/years/year.ts';
import type { Context } from '../context.ts';
export type Maybe<T> = T | null | undefined;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** An exact decimal number as text, for example "12.5". */
  Decimal: { input: string; output: string; }
  /** A day, YYYY-MM-DD. */
  Date: { input: string; output: Date | string; }
  /** A moment in UTC, as in 2026-11-21T08:00:00.000Z. */
  DateTime: { input: string; output: Date | string; }
  _FieldSet: { input: unknown; output: unknown; }
};

export type Query = {
  __typename?: 'Query';
  /** A file that was imported, tried or rejected. */
  cbamImport?: Maybe<CbamImport>;
  /** What one tonne of a good made in a country emits and owes without verified emissions, with every step. Nothing is stored. */
  cbamDefaultValue?: Maybe<CbamDefaultValue>;
  /** The goods of Annex I on a day, by CN code. `search` is the beginning of a code, or words of the description. */
  cbamGoods?: Maybe<CbamGoodConnection>;
};


export type QueryCbamImportArgs = {
  id: Scalars['ID']['input'];
};


export type QueryCbamDefaultValueArgs = {
  country: Scalars['String']['input'];
  cnCode: Scalars['String']['input'];
  taricCode?: InputMaybe<Scalars['String']['input']>;
  date: Scalars['Date']['input'];
};


export type QueryCbamGoodsArgs = {
  search?: InputMaybe<Scalars['String']['input']>;
  date: Scalars['Date']['input'];
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

export type Mutation = {
  __typename?: 'Mutation';
  /** Imports a CSV file that was sent to /api/v1/uploads. The same key, or the same content with the same settings, gives the first result again. */
  importGoods: ImportGoodsPayload;
  /** Calculates the emissions embedded in the imports of a year and the certificates owed. Each calculation is a new version. */
  calculateEmbeddedEmissions: CalculateEmbeddedEmissionsPayload;
  /** Drafts the declaration of a year from its current calculation. An earlier draft is replaced. */
  draftDeclaration: DraftDeclarationPayload;
};


export type MutationImportGoodsArgs = {
  input: ImportGoodsInput;
};


export type MutationCalculateEmbeddedEmissionsArgs = {
  input: CalculateEmbeddedEmissionsInput;
};


export type MutationDraftDeclarationArgs = {
  input: DraftDeclarationInput;
};

/** How a file is taken in. */
export type ImportMode =
  /** Nothing is stored but what was found. */
  | 'DRY_RUN'
  /** A file with an error is rejected as a whole. */
  | 'ALL_OR_NOTHING'
  /** Rows with an error are left out. */
  | 'VALID_ROWS';

/** How a file writes its numbers. */
export type NumberFormat =
  /** 1234.5 and 1,234,567.5 */
  | 'POINT'
  /** 1234,5 and 1.234.567,5 */
  | 'COMMA';

export type ImportGoodsInput = {
  /** Answer of /api/v1/uploads, `upl_…`. */
  uploadId: Scalars['ID']['input'];
  /** What people call the file, 1 to 255 characters. */
  fileName: Scalars['String']['input'];
  mode: ImportMode;
  numberFormat: NumberFormat;
  /** Calendar year in which all goods of the file were imported. */
  year: Scalars['Int']['input'];
  /** Names this import, 1 to 200 characters: sent again, it gives the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

export type ImportGoodsPayload = {
  __typename?: 'ImportGoodsPayload';
  import: CbamImport;
  /** True if this is the result of an earlier import, given again without work. */
  repeated: Scalars['Boolean']['output'];
  /** The first 100; all of them stand in `import.issues`. */
  issues: Array<RowIssue>;
};

export type CalculateEmbeddedEmissionsInput = {
  /** Calendar year of import. */
  year: Scalars['Int']['input'];
};

export type CalculateEmbeddedEmissionsPayload = {
  __typename?: 'CalculateEmbeddedEmissionsPayload';
  calculation: CbamCalculation;
  /** Why lines could not be calculated or figures are provisional. */
  issues: Array<CbamIssue>;
};

export type DraftDeclarationInput = {
  /** Calendar year of import. */
  year: Scalars['Int']['input'];
};

export type DraftDeclarationPayload = {
  __typename?: 'DraftDeclarationPayload';
  declaration: CbamDeclaration;
  /** Why the draft is provisional. */
  issues: Array<CbamIssue>;
};

export type Severity =
  /** Keeps the row out, or a figure incomplete. */
  | 'ERROR'
  | 'WARNING';

/** Something that a calculation or a declaration lacks. */
export type CbamIssue = {
  __typename?: 'CbamIssue';
  /** Stable, for example DV_NOT_FOUND. */
  code: Scalars['String']['output'];
  severity: Severity;
  /** One sentence that says what would be right. */
  message: Scalars['String']['output'];
  /** How many lines it concerns; null if it is not about lines. */
  lineCount?: Maybe<Scalars['Int']['output']>;
};

export type PageInfo = {
  __typename?: 'PageInfo';
  hasNextPage: Scalars['Boolean']['output'];
  endCursor?: Maybe<Scalars['String']['output']>;
};

export type ImportState =
  /** Tried only. */
  | 'DRY_RUN'
  | 'COMMITTED'
  /** Stored; some rows were left out or have warnings. */
  | 'COMMITTED_WITH_ISSUES'
  /** Nothing was stored. */
  | 'REJECTED';

/** What is wrong or noteworthy about one row of a file. */
export type RowIssue = {
  __typename?: 'RowIssue';
  /** Line of the file in which the row begins; the header is row 1. */
  row: Scalars['Int']['output'];
  /** Column header, or null if the whole row is meant. */
  column?: Maybe<Scalars['String']['output']>;
  code: Scalars['String']['output'];
  severity: Severity;
  /** One sentence that says what would be right. */
  message: Scalars['String']['output'];
  /** The text as it stands in the file, cut after 200 characters. */
  rawValue?: Maybe<Scalars['String']['output']>;
};

export type CbamRowIssueConnection = {
  __typename?: 'CbamRowIssueConnection';
  nodes: Array<RowIssue>;
  pageInfo: PageInfo;
};

/** A file of import lines. Its rows are new, changed, unchanged or rejected; for a dry run these say what would have become of them. */
export type CbamImport = {
  __typename?: 'CbamImport';
  id: Scalars['ID']['output'];
  year: Scalars['Int']['output'];
  fileName: Scalars['String']['output'];
  mode: ImportMode;
  numberFormat: NumberFormat;
  state: ImportState;
  /** Data rows of the file; the sum of the next four. */
  rowCount: Scalars['Int']['output'];
  newRows: Scalars['Int']['output'];
  /** Lines that were there with other content: their version goes up by 1. */
  changedRows: Scalars['Int']['output'];
  unchangedRows: Scalars['Int']['output'];
  /** Rows with an error; all rows if the file was rejected. */
  rejectedRows: Scalars['Int']['output'];
  errorCount: Scalars['Int']['output'];
  warningCount: Scalars['Int']['output'];
  /** SHA-256 of the file, in hex. */
  sha256: Scalars['String']['output'];
  createdAt: Scalars['DateTime']['output'];
  /** In the order of the rows. At most 100 000 are kept; the counts above are of all. */
  issues: CbamRowIssueConnection;
};


/** A file of import lines. Its rows are new, changed, unchanged or rejected; for a dry run these say what would have become of them. */
export type CbamImportIssuesArgs = {
  severity?: InputMaybe<Severity>;
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

export type CbamImportConnection = {
  __typename?: 'CbamImportConnection';
  edges: Array<CbamImportEdge>;
  nodes: Array<CbamImport>;
  pageInfo: PageInfo;
};

export type CbamImportEdge = {
  __typename?: 'CbamImportEdge';
  cursor: Scalars['String']['output'];
  node: CbamImport;
};

/** Sectors of Regulation (EU) 2023/956, Annex I. */
export type CbamSector =
  | 'CEMENT'
  | 'FERTILISERS'
  | 'IRON_STEEL'
  | 'ALUMINIUM'
  | 'HYDROGEN'
  | 'ELECTRICITY';

/** Whether a line enters the totals: only IN_SCOPE does. */
export type CbamLineScope =
  | 'IN_SCOPE'
  /** Origin listed in Annex III. */
  | 'EXEMPT_ORIGIN'
  | 'UNION_ORIGIN'
  /** Goods beside Annex I, or a use that is not covered. */
  | 'OUT_OF_SCOPE';

export type CbamUnit =
  /** Tonnes. */
  | 'T'
  /** Electricity. */
  | 'MWH';

/** One item of a customs declaration. */
export type CbamImportLine = {
  __typename?: 'CbamImportLine';
  id: Scalars['ID']['output'];
  /** Counts the forms in which the line was sent. */
  version: Scalars['Int']['output'];
  declarantEori: Scalars['String']['output'];
  /** Movement reference number of the customs declaration. */
  mrn: Scalars['String']['output'];
  itemNumber: Scalars['Int']['output'];
  /** The importer's own reference. */
  externalRef?: Maybe<Scalars['String']['output']>;
  importDate: Scalars['Date']['output'];
  /** Quarter of importation, 1 to 4: it decides the certificate price of 2026. */
  quarter: Scalars['Int']['output'];
  /** 8 digits. */
  cnCode: Scalars['String']['output'];
  /** 10 digits. */
  taricCode?: Maybe<Scalars['String']['output']>;
  /** Customs origin: decides whether the goods are exempt. */
  originCountry: Scalars['String']['output'];
  /** Decides the default value. */
  productionCountry: Scalars['String']['output'];
  /** t; null for electricity. */
  netMassTonnes?: Maybe<Scalars['Decimal']['output']>;
  /** MWh; null for everything but electricity. */
  quantityMwh?: Maybe<Scalars['Decimal']['output']>;
  /** Customs document code, for example Y128. */
  documentCode?: Maybe<Scalars['String']['output']>;
  /** Account number of the authorised CBAM declarant. */
  accountNumber?: Maybe<Scalars['String']['output']>;
  /** Customs procedure, for example 4000. */
  procedureCode?: Maybe<Scalars['String']['output']>;
  /** Null for goods beside Annex I. */
  sector?: Maybe<CbamSector>;
  scope: CbamLineScope;
  /** Whether its mass counts towards the mass-based threshold. */
  countsForThreshold: Scalars['Boolean']['output'];
};

export type CbamImportLineFilter = {
  /** 8 digits. */
  cnCode?: InputMaybe<Scalars['String']['input']>;
  /** Customs origin, ISO 3166-1 alpha-2. */
  originCountry?: InputMaybe<Scalars['String']['input']>;
  scope?: InputMaybe<CbamLineScope>;
};

export type CbamImportLineConnection = {
  __typename?: 'CbamImportLineConnection';
  edges: Array<CbamImportLineEdge>;
  nodes: Array<CbamImportLine>;
  pageInfo: PageInfo;
  /** All lines of the filter; counted only if you ask for it. */
  totalCount: Scalars['Int']['output'];
};

export type CbamImportLineEdge = {
  __typename?: 'CbamImportLineEdge';
  cursor: Scalars['String']['output'];
  node: CbamImportLine;
};

/** A company that imports, reports and accounts for its value chain. Nobody outside it sees anything of it. */
export type Organization = {
  __typename?: 'Organization';
  id: Scalars['ID']['output'];
  /** Its imports of one calendar year under the carbon border adjustment mechanism. */
  cbam?: Maybe<CbamYear>;
};


/** A company that imports, reports and accounts for its value chain. Nobody outside it sees anything of it. */
export type OrganizationCbamArgs = {
  year: Scalars['Int']['input'];
};

/** One calendar year of imports. */
export type CbamYear = {
  __typename?: 'CbamYear';
  year: Scalars['Int']['output'];
  /** Files, the latest first. */
  imports: CbamImportConnection;
  /** Lines by day of import. */
  importLines: CbamImportLineConnection;
  /** The law counts by importer: give its EORI number. Without one all lines are taken as those of one importer. */
  threshold: CbamThreshold;
  /** The latest calculation, or null if there is none. */
  calculation?: Maybe<CbamCalculation>;
  /** The declaration, or null if none was drafted. */
  declaration?: Maybe<CbamDeclaration>;
};


/** One calendar year of imports. */
export type CbamYearImportsArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** One calendar year of imports. */
export type CbamYearImportLinesArgs = {
  filter?: InputMaybe<CbamImportLineFilter>;
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** One calendar year of imports. */
export type CbamYearThresholdArgs = {
  declarantEori?: InputMaybe<Scalars['String']['input']>;
};

export type CbamThresholdState =
  | 'BELOW'
  /** 80 % reached. */
  | 'ALERT_80'
  /** 90 % reached. */
  | 'ALERT_90'
  /** Above it: every import of the year counts from 1 January. */
  | 'EXCEEDED';

/** Where an importer stands against the single mass-based threshold (Regulation (EU) 2023/956, Article 2a). */
export type CbamThreshold = {
  __typename?: 'CbamThreshold';
  year: Scalars['Int']['output'];
  /** t of cement, fertilisers, iron and steel, and aluminium. */
  countedTonnes: Scalars['Decimal']['output'];
  /** t; exactly this mass does not exceed it. */
  thresholdTonnes: Scalars['Decimal']['output'];
  /** Counted mass as a share of the threshold: above 1 it is exceeded. */
  share: Scalars['Decimal']['output'];
  state: CbamThresholdState;
  sectors: Array<CbamSectorMass>;
};

export type CbamSectorMass = {
  __typename?: 'CbamSectorMass';
  sector: CbamSector;
  /** t */
  netMassTonnes: Scalars['Decimal']['output'];
};

/** Sums of resolved lines, exact. */
export type CbamTotals = {
  __typename?: 'CbamTotals';
  /** t */
  netMassTonnes: Scalars['Decimal']['output'];
  /** MWh of electricity. */
  quantityMwh: Scalars['Decimal']['output'];
  /** t CO2e, with mark-up. */
  embeddedTonnesCO2e: Scalars['Decimal']['output'];
  /** Free allocation adjustment, t CO2e. */
  freeAllocationTonnesCO2e: Scalars['Decimal']['output'];
  /** Certificates owed (t CO2e) before any carbon price paid abroad: for no line less than zero. */
  certificates: Scalars['Decimal']['output'];
};

/** The emissions embedded in the imports of a year, as calculated once on default values. */
export type CbamCalculation = {
  __typename?: 'CbamCalculation';
  id: Scalars['ID']['output'];
  year: Scalars['Int']['output'];
  /** Counts the calculations of the year. */
  version: Scalars['Int']['output'];
  calculatedAt: Scalars['DateTime']['output'];
  /** True if lines of the year have changed since: calculate again. */
  stale: Scalars['Boolean']['output'];
  /** True while a price is not published or a line is unresolved. */
  provisional: Scalars['Boolean']['output'];
  /** Why it is provisional; empty if it is not. */
  provisionalBecause: Array<CbamIssue>;
  /** Lines in the totals. */
  lineCount: Scalars['Int']['output'];
  /** Lines that could not be calculated: they are in no sum. */
  unresolvedLineCount: Scalars['Int']['output'];
  /** Lines that owe nothing because of what or where they are. */
  outsideLineCount: Scalars['Int']['output'];
  totals: CbamTotals;
  cost: CbamCertificateCost;
  sectors: Array<CbamSectorTotals>;
  /** By CN code, origin and country of production. */
  goods: CbamGoodTotalsConnection;
  /** Every line that was calculated, with its steps. */
  lines: CbamLineResultConnection;
  /** The lines that could not be calculated, with the reason. */
  unresolvedLines: CbamLineResultConnection;
};


/** The emissions embedded in the imports of a year, as calculated once on default values. */
export type CbamCalculationGoodsArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** The emissions embedded in the imports of a year, as calculated once on default values. */
export type CbamCalculationLinesArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** The emissions embedded in the imports of a year, as calculated once on default values. */
export type CbamCalculationUnresolvedLinesArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

export type CbamSectorTotals = {
  __typename?: 'CbamSectorTotals';
  sector: CbamSector;
  lineCount: Scalars['Int']['output'];
  totals: CbamTotals;
};

/** Goods of one CN code, origin and country of production. */
export type CbamGoodTotals = {
  __typename?: 'CbamGoodTotals';
  /** 8 digits. */
  cnCode: Scalars['String']['output'];
  originCountry: Scalars['String']['output'];
  productionCountry: Scalars['String']['output'];
  unit: CbamUnit;
  lineCount: Scalars['Int']['output'];
  /** t, or MWh of electricity. */
  quantity: Scalars['Decimal']['output'];
  /** t CO2e */
  embeddedTonnesCO2e: Scalars['Decimal']['output'];
  /** t CO2e per t or MWh, average of the lines, to 40 significant digits. */
  embeddedPerUnit: Scalars['Decimal']['output'];
  /** t CO2e */
  freeAllocationTonnesCO2e: Scalars['Decimal']['output'];
  /** t CO2e */
  certificates: Scalars['Decimal']['output'];
};

export type CbamGoodTotalsConnection = {
  __typename?: 'CbamGoodTotalsConnection';
  edges: Array<CbamGoodTotalsEdge>;
  nodes: Array<CbamGoodTotals>;
  pageInfo: PageInfo;
};

export type CbamGoodTotalsEdge = {
  __typename?: 'CbamGoodTotalsEdge';
  cursor: Scalars['String']['output'];
  node: CbamGoodTotals;
};

/** What certificates cost, as far as prices are published (Implementing Regulation (EU) 2025/2548). */
export type CbamCertificateCost = {
  __typename?: 'CbamCertificateCost';
  /** EUR for the quarters with a price, not rounded. */
  costEur: Scalars['Decimal']['output'];
  /** Certificates of quarters without a published price: they are not in the cost. */
  certificatesWithoutPrice: Scalars['Decimal']['output'];
  quarters: Array<CbamQuarterCost>;
};

export type CbamQuarterCost = {
  __typename?: 'CbamQuarterCost';
  /** Quarter of importation, for example 2026-Q1. */
  quarter: Scalars['String']['output'];
  certificates: Scalars['Decimal']['output'];
  /** EUR per certificate; null while it is not published. */
  priceEur?: Maybe<Scalars['Decimal']['output']>;
  /** EUR, not rounded; null while there is no price. */
  costEur?: Maybe<Scalars['Decimal']['output']>;
};

/** One step of a calculation, in the order in which it was made. */
export type TraceStep = {
  __typename?: 'TraceStep';
  step: Scalars['String']['output'];
  value: Scalars['String']['output'];
  unit: Scalars['String']['output'];
  source: Scalars['String']['output'];
};

/** What one line emits and owes. */
export type CbamLineResult = {
  __typename?: 'CbamLineResult';
  /** The line as it is now; null if you may not read imports. */
  line?: Maybe<CbamImportLine>;
  /** Version of the line that was calculated. */
  lineVersion: Scalars['Int']['output'];
  cnCode: Scalars['String']['output'];
  taricCode?: Maybe<Scalars['String']['output']>;
  originCountry: Scalars['String']['output'];
  productionCountry: Scalars['String']['output'];
  quarter: Scalars['Int']['output'];
  unit: CbamUnit;
  /** t, or MWh of electricity. */
  quantity: Scalars['Decimal']['output'];
  /** t CO2e; null if the line is unresolved. */
  embeddedTonnesCO2e?: Maybe<Scalars['Decimal']['output']>;
  /** t CO2e; null if the line is unresolved. */
  freeAllocationTonnesCO2e?: Maybe<Scalars['Decimal']['output']>;
  /** t CO2e; null if the line is unresolved. */
  certificates?: Maybe<Scalars['Decimal']['output']>;
  /** Why the line is unresolved, for example DV_NOT_FOUND; null if it is not. */
  code?: Maybe<Scalars['String']['output']>;
  /** What would be right; null if the line is resolved. */
  message?: Maybe<Scalars['String']['output']>;
  /** From the default value to the certificates of the line; empty if it is unresolved. */
  trace: Array<TraceStep>;
};

export type CbamLineResultConnection = {
  __typename?: 'CbamLineResultConnection';
  edges: Array<CbamLineResultEdge>;
  nodes: Array<CbamLineResult>;
  pageInfo: PageInfo;
};

export type CbamLineResultEdge = {
  __typename?: 'CbamLineResultEdge';
  cursor: Scalars['String']['output'];
  node: CbamLineResult;
};

export type CbamDeclarationState =
  | 'DRAFT';

/** The yearly statement on the emissions embedded in imported goods (Regulation (EU) 2023/956, Article 6). */
export type CbamDeclaration = {
  __typename?: 'CbamDeclaration';
  id: Scalars['ID']['output'];
  year: Scalars['Int']['output'];
  /** Counts how often the draft was made. */
  revision: Scalars['Int']['output'];
  state: CbamDeclarationState;
  draftedAt: Scalars['DateTime']['output'];
  calculation: CbamCalculation;
  /** True if a newer calculation exists or lines have changed: draft again. */
  stale: Scalars['Boolean']['output'];
  provisional: Scalars['Boolean']['output'];
  provisionalBecause: Array<CbamIssue>;
  totals: CbamTotals;
  /** Certificates to surrender by 30 September of the next year: the total, rounded up once. */
  certificatesToSurrender: Scalars['Decimal']['output'];
  cost: CbamCertificateCost;
  /** By CN code, origin and country of production. */
  goods: CbamGoodTotalsConnection;
};


/** The yearly statement on the emissions embedded in imported goods (Regulation (EU) 2023/956, Article 6). */
export type CbamDeclarationGoodsArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** The table in which a default value was found. */
export type CbamDefaultValueTable =
  | 'COUNTRY'
  /** Other countries and territories. */
  | 'OTHER_COUNTRIES';

/** Figures of one tonne of a good without verified emissions. All t CO2e/t if not said otherwise. */
export type CbamDefaultValue = {
  __typename?: 'CbamDefaultValue';
  country: Scalars['String']['output'];
  cnCode: Scalars['String']['output'];
  taricCode?: Maybe<Scalars['String']['output']>;
  year: Scalars['Int']['output'];
  sector: CbamSector;
  table: CbamDefaultValueTable;
  /** The code of the table's row: the longest that fits the good. */
  matchedCode: Scalars['String']['output'];
  /** For information. */
  direct?: Maybe<Scalars['Decimal']['output']>;
  /** For information; null where indirect emissions do not count. */
  indirect?: Maybe<Scalars['Decimal']['output']>;
  /** Without mark-up. */
  total: Scalars['Decimal']['output'];
  /** Share added to the total. */
  markUp: Scalars['Decimal']['output'];
  /** With mark-up. */
  embedded: Scalars['Decimal']['output'];
  /** Letter of the production route whose benchmark applies; null if the code has one for all. */
  route?: Maybe<Scalars['String']['output']>;
  benchmark: Scalars['Decimal']['output'];
  freeAllocation: Scalars['Decimal']['output'];
  /** Certificates owed per tonne, at least 0. */
  certificatesPerTonne: Scalars['Decimal']['output'];
  trace: Array<TraceStep>;
};

/** A CN code of Annex I. */
export type CbamGood = {
  __typename?: 'CbamGood';
  /** 8 digits. */
  cnCode: Scalars['String']['output'];
  description: Scalars['String']['output'];
  sector: CbamSector;
  /** Aggregated goods category. */
  category: Scalars['String']['output'];
  /** Greenhouse gases that count. */
  gases: Array<Scalars['String']['output']>;
  /** False for the goods of Annex II. */
  indirectEmissionsCount: Scalars['Boolean']['output'];
  countsForThreshold: Scalars['Boolean']['output'];
  /** The 10-digit codes that must be told apart; empty if 8 digits are enough. */
  taricCodes: Array<Scalars['String']['output']>;
  unit: CbamUnit;
  validFrom: Scalars['Date']['output'];
  validTo?: Maybe<Scalars['Date']['output']>;
};

export type CbamGoodConnection = {
  __typename?: 'CbamGoodConnection';
  edges: Array<CbamGoodEdge>;
  nodes: Array<CbamGood>;
  pageInfo: PageInfo;
};

export type CbamGoodEdge = {
  __typename?: 'CbamGoodEdge';
  cursor: Scalars['String']['output'];
  node: CbamGood;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  CbamImport: CbamImport;
  CbamImportLine: CbamImportLine;
  Organization: Organization;
  CbamCalculation: CbamCalculation;
  CbamDeclaration: CbamDeclaration;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  CbamImport:
    ( { __typename: 'CbamImport' }
    & GraphQLRecursivePick<FederationTypes['CbamImport'], {"id":true}> );
  CbamImportLine:
    ( { __typename: 'CbamImportLine' }
    & GraphQLRecursivePick<FederationTypes['CbamImportLine'], {"id":true}> );
  Organization:
    ( { __typename: 'Organization' }
    & GraphQLRecursivePick<FederationTypes['Organization'], {"id":true}> );
  CbamCalculation:
    ( { __typename: 'CbamCalculation' }
    & GraphQLRecursivePick<FederationTypes['CbamCalculation'], {"id":true}> );
  CbamDeclaration:
    ( { __typename: 'CbamDeclaration' }
    & GraphQLRecursivePick<FederationTypes['CbamDeclaration'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ImportMode: ImportMode;
  NumberFormat: NumberFormat;
  ImportGoodsInput: ImportGoodsInput;
  ImportGoodsPayload: ResolverTypeWrapper<Omit<ImportGoodsPayload, 'import'> & { import: ResolversTypes['CbamImport'] }>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  CalculateEmbeddedEmissionsInput: CalculateEmbeddedEmissionsInput;
  CalculateEmbeddedEmissionsPayload: ResolverTypeWrapper<Omit<CalculateEmbeddedEmissionsPayload, 'calculation'> & { calculation: ResolversTypes['CbamCalculation'] }>;
  DraftDeclarationInput: DraftDeclarationInput;
  DraftDeclarationPayload: ResolverTypeWrapper<Omit<DraftDeclarationPayload, 'declaration'> & { declaration: ResolversTypes['CbamDeclaration'] }>;
  Severity: Severity;
  CbamIssue: ResolverTypeWrapper<CbamIssue>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  ImportState: ImportState;
  RowIssue: ResolverTypeWrapper<RowIssue>;
  CbamRowIssueConnection: ResolverTypeWrapper<CbamRowIssueConnection>;
  CbamImport: ResolverTypeWrapper<ImportRecord>;
  CbamImportConnection: ResolverTypeWrapper<Omit<CbamImportConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['CbamImportEdge']>, nodes: Array<ResolversTypes['CbamImport']> }>;
  CbamImportEdge: ResolverTypeWrapper<Omit<CbamImportEdge, 'node'> & { node: ResolversTypes['CbamImport'] }>;
  CbamSector: CbamSector;
  CbamLineScope: CbamLineScope;
  CbamUnit: CbamUnit;
  CbamImportLine: ResolverTypeWrapper<StoredImportLine>;
  CbamImportLineFilter: CbamImportLineFilter;
  CbamImportLineConnection: ResolverTypeWrapper<ImportLinePage>;
  CbamImportLineEdge: ResolverTypeWrapper<Omit<CbamImportLineEdge, 'node'> & { node: ResolversTypes['CbamImportLine'] }>;
  Organization: ResolverTypeWrapper<OrganizationReference>;
  CbamYear: ResolverTypeWrapper<Year>;
  CbamThresholdState: CbamThresholdState;
  CbamThreshold: ResolverTypeWrapper<CbamThreshold>;
  CbamSectorMass: ResolverTypeWrapper<CbamSectorMass>;
  CbamTotals: ResolverTypeWrapper<Totals>;
  CbamCalculation: ResolverTypeWrapper<Calculation>;
  CbamSectorTotals: ResolverTypeWrapper<Omit<CbamSectorTotals, 'totals'> & { totals: ResolversTypes['CbamTotals'] }>;
  CbamGoodTotals: ResolverTypeWrapper<GoodTotals>;
  CbamGoodTotalsConnection: ResolverTypeWrapper<Omit<CbamGoodTotalsConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['CbamGoodTotalsEdge']>, nodes: Array<ResolversTypes['CbamGoodTotals']> }>;
  CbamGoodTotalsEdge: ResolverTypeWrapper<Omit<CbamGoodTotalsEdge, 'node'> & { node: ResolversTypes['CbamGoodTotals'] }>;
  CbamCertificateCost: ResolverTypeWrapper<PricedCertificates>;
  CbamQuarterCost: ResolverTypeWrapper<CbamQuarterCost>;
  TraceStep: ResolverTypeWrapper<TraceStep>;
  CbamLineResult: ResolverTypeWrapper<LineResult>;
  CbamLineResultConnection: ResolverTypeWrapper<Omit<CbamLineResultConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['CbamLineResultEdge']>, nodes: Array<ResolversTypes['CbamLineResult']> }>;
  CbamLineResultEdge: ResolverTypeWrapper<Omit<CbamLineResultEdge, 'node'> & { node: ResolversTypes['CbamLineResult'] }>;
  CbamDeclarationState: CbamDeclarationState;
  CbamDeclaration: ResolverTypeWrapper<Declaration>;
  CbamDefaultValueTable: CbamDefaultValueTable;
  CbamDefaultValue: ResolverTypeWrapper<CalculationBasis>;
  CbamGood: ResolverTypeWrapper<Good>;
  CbamGoodConnection: ResolverTypeWrapper<Omit<CbamGoodConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['CbamGoodEdge']>, nodes: Array<ResolversTypes['CbamGood']> }>;
  CbamGoodEdge: ResolverTypeWrapper<Omit<CbamGoodEdge, 'node'> & { node: ResolversTypes['CbamGood'] }>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Decimal: Scalars['Decimal']['output'];
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  String: Scalars['String']['output'];
  Int: Scalars['Int']['output'];
  Mutation: Record<PropertyKey, never>;
  ImportGoodsInput: ImportGoodsInput;
  ImportGoodsPayload: Omit<ImportGoodsPayload, 'import'> & { import: ResolversParentTypes['CbamImport'] };
  Boolean: Scalars['Boolean']['output'];
  CalculateEmbeddedEmissionsInput: CalculateEmbeddedEmissionsInput;
  CalculateEmbeddedEmissionsPayload: Omit<CalculateEmbeddedEmissionsPayload, 'calculation'> & { calculation: ResolversParentTypes['CbamCalculation'] };
  DraftDeclarationInput: DraftDeclarationInput;
  DraftDeclarationPayload: Omit<DraftDeclarationPayload, 'declaration'> & { declaration: ResolversParentTypes['CbamDeclaration'] };
  CbamIssue: CbamIssue;
  PageInfo: PageInfo;
  RowIssue: RowIssue;
  CbamRowIssueConnection: CbamRowIssueConnection;
  CbamImport: ImportRecord;
  CbamImportConnection: Omit<CbamImportConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['CbamImportEdge']>, nodes: Array<ResolversParentTypes['CbamImport']> };
  CbamImportEdge: Omit<CbamImportEdge, 'node'> & { node: ResolversParentTypes['CbamImport'] };
  CbamImportLine: StoredImportLine;
  CbamImportLineFilter: CbamImportLineFilter;
  CbamImportLineConnection: ImportLinePage;
  CbamImportLineEdge: Omit<CbamImportLineEdge, 'node'> & { node: ResolversParentTypes['CbamImportLine'] };
  Organization: OrganizationReference;
  CbamYear: Year;
  CbamThreshold: CbamThreshold;
  CbamSectorMass: CbamSectorMass;
  CbamTotals: Totals;
  CbamCalculation: Calculation;
  CbamSectorTotals: Omit<CbamSectorTotals, 'totals'> & { totals: ResolversParentTypes['CbamTotals'] };
  CbamGoodTotals: GoodTotals;
  CbamGoodTotalsConnection: Omit<CbamGoodTotalsConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['CbamGoodTotalsEdge']>, nodes: Array<ResolversParentTypes['CbamGoodTotals']> };
  CbamGoodTotalsEdge: Omit<CbamGoodTotalsEdge, 'node'> & { node: ResolversParentTypes['CbamGoodTotals'] };
  CbamCertificateCost: PricedCertificates;
  CbamQuarterCost: CbamQuarterCost;
  TraceStep: TraceStep;
  CbamLineResult: LineResult;
  CbamLineResultConnection: Omit<CbamLineResultConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['CbamLineResultEdge']>, nodes: Array<ResolversParentTypes['CbamLineResult']> };
  CbamLineResultEdge: Omit<CbamLineResultEdge, 'node'> & { node: ResolversParentTypes['CbamLineResult'] };
  CbamDeclaration: Declaration;
  CbamDefaultValue: CalculationBasis;
  CbamGood: Good;
  CbamGoodConnection: Omit<CbamGoodConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['CbamGoodEdge']>, nodes: Array<ResolversParentTypes['CbamGood']> };
  CbamGoodEdge: Omit<CbamGoodEdge, 'node'> & { node: ResolversParentTypes['CbamGood'] };
};

export type PublicDirectiveArgs = { };

export type PublicDirectiveResolver<Result, Parent, ContextType = Context, Args = PublicDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  cbamImport?: Resolver<Maybe<ResolversTypes['CbamImport']>, ParentType, ContextType, RequireFields<QueryCbamImportArgs, 'id'>>;
  cbamDefaultValue?: Resolver<Maybe<ResolversTypes['CbamDefaultValue']>, ParentType, ContextType, RequireFields<QueryCbamDefaultValueArgs, 'country' | 'cnCode' | 'date'>>;
  cbamGoods?: Resolver<Maybe<ResolversTypes['CbamGoodConnection']>, ParentType, ContextType, RequireFields<QueryCbamGoodsArgs, 'date' | 'first'>>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  importGoods?: Resolver<ResolversTypes['ImportGoodsPayload'], ParentType, ContextType, RequireFields<MutationImportGoodsArgs, 'input'>>;
  calculateEmbeddedEmissions?: Resolver<ResolversTypes['CalculateEmbeddedEmissionsPayload'], ParentType, ContextType, RequireFields<MutationCalculateEmbeddedEmissionsArgs, 'input'>>;
  draftDeclaration?: Resolver<ResolversTypes['DraftDeclarationPayload'], ParentType, ContextType, RequireFields<MutationDraftDeclarationArgs, 'input'>>;
};

export type ImportGoodsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImportGoodsPayload'] = ResolversParentTypes['ImportGoodsPayload']> = {
  import?: Resolver<ResolversTypes['CbamImport'], ParentType, ContextType>;
  repeated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  issues?: Resolver<Array<ResolversTypes['RowIssue']>, ParentType, ContextType>;
};

export type CalculateEmbeddedEmissionsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CalculateEmbeddedEmissionsPayload'] = ResolversParentTypes['CalculateEmbeddedEmissionsPayload']> = {
  calculation?: Resolver<ResolversTypes['CbamCalculation'], ParentType, ContextType>;
  issues?: Resolver<Array<ResolversTypes['CbamIssue']>, ParentType, ContextType>;
};

export type DraftDeclarationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DraftDeclarationPayload'] = ResolversParentTypes['DraftDeclarationPayload']> = {
  declaration?: Resolver<ResolversTypes['CbamDeclaration'], ParentType, ContextType>;
  issues?: Resolver<Array<ResolversTypes['CbamIssue']>, ParentType, ContextType>;
};

export type CbamIssueResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CbamIssue'] = ResolversParentTypes['CbamIssue']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['Severity'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lineCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type RowIssueResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RowIssue'] = ResolversParentTypes['RowIssue']> = {
  row?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  column?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['Severity'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rawValue?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CbamRowIssueConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CbamRowIssueConnection'] = ResolversParentTypes['CbamRowIssueConnection']> = {
  nodes?: Resolver<Array<ResolversTypes['RowIssue']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CbamImportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CbamImport'] = ResolversParentTypes['CbamImport'], FederationReferenceType extends FederationReferenceTypes['CbamImport'] = FederationReferenceTypes['CbamImport']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['CbamImport']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  year?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  fileName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  mode?: Resolver<ResolversTypes['ImportMode'], ParentType, ContextType>;
  numberFormat?: Resolver<ResolversTypes['NumberFormat'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ImportState'], ParentType, ContextType>;
  rowCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  newRows?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  changedRows?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unchangedRows?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rejectedRows?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  errorCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  warningCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sha256?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  issues?: Resolver<ResolversTypes['CbamRowIssueConnection'], ParentType, ContextType, RequireFields<CbamImportIssuesArgs, 'first'>>;
};

export type CbamImportConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CbamImportConnection'] = ResolversParentTypes['CbamImportConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CbamImportEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['CbamImport']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CbamImportEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CbamImportEdge'] = ResolversParentTypes['CbamImportEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['CbamImport'], ParentType, ContextType>;
};

export type CbamImportLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CbamImportLine'] = ResolversParentTypes['CbamImportLine'], FederationReferenceType extends FederationReferenceTypes['CbamImportLine'] = FederationReferenceTypes['CbamImportLine']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['CbamImportLine']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  declarantEori?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  mrn?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  itemNumber?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  externalRef?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  importDate?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  quarter?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  cnCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  taricCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  originCountry?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  productionCountry?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  netMassTonnes?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  quantityMwh?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  documentCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  accountNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  procedureCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sector?: Resolver<Maybe<ResolversTypes['CbamSector']>, ParentType, ContextType>;
  scope?: Resolver<ResolversTypes['CbamLineScope'], ParentType, ContextType>;
  countsForThreshold?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type CbamImportLineConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CbamImportLineConnection'] = ResolversParentTypes['CbamImportLineConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CbamImportLineEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['CbamImportLine']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CbamImportLineEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CbamImportLineEdge'] = ResolversParentTypes['CbamImportLineEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['CbamImportLine'], ParentType, ContextType>;
};

export type OrganizationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Organization'] = ResolversParentTypes['Organization'], FederationReferenceType extends FederationReferenceTypes['Organization'] = FederationReferenceTypes['Organization']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Organization']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  cbam?: Resolver<Maybe<ResolversTypes['CbamYear']>, ParentType, ContextType, RequireFields<OrganizationCbamArgs, 'year'>>;
};

export type CbamYearResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CbamYear'] = ResolversParentTypes['CbamYear']> = {
  year?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  imports?: Resolver<ResolversTypes['CbamImportConnection'], ParentType, ContextType, RequireFields<CbamYearImportsArgs, 'first'>>;
  importLines?: Resolver<ResolversTypes['CbamImportLineConnection'], ParentType, ContextType, RequireFields<CbamYearImportLinesArgs, 'first'>>;
  threshold?: Resolver<ResolversTypes['CbamThreshold'], ParentType, ContextType, Partial<CbamYearThresholdArgs>>;
  calculation?: Resolver<Maybe<ResolversTypes['CbamCalculation']>, ParentType, ContextType>;
  declaration?: Resolver<Maybe<ResolversTypes['CbamDeclaration']>, ParentType, ContextType>;
};

export type CbamThresholdResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CbamThreshold'] = ResolversParentTypes['CbamThreshold']> = {
  year?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  countedTonnes?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  thresholdTonnes?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  share?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['CbamThresholdState'], ParentType, ContextType>;
  sectors?: Resolver<Array<ResolversTypes['CbamSectorMass']>, ParentType, ContextType>;
};

export type CbamSectorMassResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CbamSectorMass'] = ResolversParentTypes['CbamSectorMass']> = {
  sector?: Resolver<ResolversTypes['CbamSector'], ParentType, ContextType>;
  netMassTonnes?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type CbamTotalsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CbamTotals'] = ResolversParentTypes['CbamTotals']> = {
  netMassTonnes?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  quantityMwh?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  embeddedTonnesCO2e?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  freeAllocationTonnesCO2e?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  certificates?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type CbamCalculationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CbamCalculation'] = ResolversParentTypes['CbamCalculation'], FederationReferenceType extends FederationReferenceTypes['CbamCalculation'] = FederationReferenceTypes['CbamCalculation']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['CbamCalculation']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  year?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  calculatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  stale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  provisional?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  provisionalBecause?: Resolver<Array<ResolversTypes['CbamIssue']>, ParentType, ContextType>;
  lineCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unresolvedLineCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  outsideLineCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  totals?: Resolver<ResolversTypes['CbamTotals'], ParentType, ContextType>;
  cost?: Resolver<ResolversTypes['CbamCertificateCost'], ParentType, ContextType>;
  sectors?: Resolver<Array<ResolversTypes['CbamSectorTotals']>, ParentType, ContextType>;
  goods?: Resolver<ResolversTypes['CbamGoodTotalsConnection'], ParentType, ContextType, RequireFields<CbamCalculationGoodsArgs, 'first'>>;
  lines?: Resolver<ResolversTypes['CbamLineResultConnection'], ParentType, ContextType, RequireFields<CbamCalculationLinesArgs, 'first'>>;
  unresolvedLines?: Resolver<ResolversTypes['CbamLineResultConnection'], ParentType, ContextType, RequireFields<CbamCalculationUnresolvedLinesArgs, 'first'>>;
};

export type CbamSectorTotalsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CbamSectorTotals'] = ResolversParentTypes['CbamSectorTotals']> = {
  sector?: Resolver<ResolversTypes['CbamSector'], ParentType, ContextType>;
  lineCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  totals?: Resolver<ResolversTypes['CbamTotals'], ParentType, ContextType>;
};

export type CbamGoodTotalsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CbamGoodTotals'] = ResolversParentTypes['CbamGoodTotals']> = {
  cnCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  originCountry?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  productionCountry?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['CbamUnit'], ParentType, ContextType>;
  lineCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  embeddedTonnesCO2e?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  embeddedPerUnit?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  freeAllocationTonnesCO2e?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  certificates?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type CbamGoodTotalsConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CbamGoodTotalsConnection'] = ResolversParentTypes['CbamGoodTotalsConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CbamGoodTotalsEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['CbamGoodTotals']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CbamGoodTotalsEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CbamGoodTotalsEdge'] = ResolversParentTypes['CbamGoodTotalsEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['CbamGoodTotals'], ParentType, ContextType>;
};

export type CbamCertificateCostResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CbamCertificateCost'] = ResolversParentTypes['CbamCertificateCost']> = {
  costEur?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  certificatesWithoutPrice?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  quarters?: Resolver<Array<ResolversTypes['CbamQuarterCost']>, ParentType, ContextType>;
};

export type CbamQuarterCostResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CbamQuarterCost'] = ResolversParentTypes['CbamQuarterCost']> = {
  quarter?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  certificates?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  priceEur?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  costEur?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type TraceStepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TraceStep'] = ResolversParentTypes['TraceStep']> = {
  step?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CbamLineResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CbamLineResult'] = ResolversParentTypes['CbamLineResult']> = {
  line?: Resolver<Maybe<ResolversTypes['CbamImportLine']>, ParentType, ContextType>;
  lineVersion?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  cnCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  taricCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  originCountry?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  productionCountry?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  quarter?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['CbamUnit'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  embeddedTonnesCO2e?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  freeAllocationTonnesCO2e?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  certificates?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  trace?: Resolver<Array<ResolversTypes['TraceStep']>, ParentType, ContextType>;
};

export type CbamLineResultConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CbamLineResultConnection'] = ResolversParentTypes['CbamLineResultConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CbamLineResultEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['CbamLineResult']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CbamLineResultEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CbamLineResultEdge'] = ResolversParentTypes['CbamLineResultEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['CbamLineResult'], ParentType, ContextType>;
};

export type CbamDeclarationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CbamDeclaration'] = ResolversParentTypes['CbamDeclaration'], FederationReferenceType extends FederationReferenceTypes['CbamDeclaration'] = FederationReferenceTypes['CbamDeclaration']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['CbamDeclaration']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  year?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['CbamDeclarationState'], ParentType, ContextType>;
  draftedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  calculation?: Resolver<ResolversTypes['CbamCalculation'], ParentType, ContextType>;
  stale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  provisional?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  provisionalBecause?: Resolver<Array<ResolversTypes['CbamIssue']>, ParentType, ContextType>;
  totals?: Resolver<ResolversTypes['CbamTotals'], ParentType, ContextType>;
  certificatesToSurrender?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  cost?: Resolver<ResolversTypes['CbamCertificateCost'], ParentType, ContextType>;
  goods?: Resolver<ResolversTypes['CbamGoodTotalsConnection'], ParentType, ContextType, RequireFields<CbamDeclarationGoodsArgs, 'first'>>;
};

export type CbamDefaultValueResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CbamDefaultValue'] = ResolversParentTypes['CbamDefaultValue']> = {
  country?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  cnCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  taricCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  year?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sector?: Resolver<ResolversTypes['CbamSector'], ParentType, ContextType>;
  table?: Resolver<ResolversTypes['CbamDefaultValueTable'], ParentType, ContextType>;
  matchedCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  direct?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  indirect?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  markUp?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  embedded?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  route?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  benchmark?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  freeAllocation?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  certificatesPerTonne?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  trace?: Resolver<Array<ResolversTypes['TraceStep']>, ParentType, ContextType>;
};

export type CbamGoodResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CbamGood'] = ResolversParentTypes['CbamGood']> = {
  cnCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sector?: Resolver<ResolversTypes['CbamSector'], ParentType, ContextType>;
  category?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  gases?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  indirectEmissionsCount?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  countsForThreshold?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  taricCodes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['CbamUnit'], ParentType, ContextType>;
  validFrom?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  validTo?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type CbamGoodConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CbamGoodConnection'] = ResolversParentTypes['CbamGoodConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CbamGoodEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['CbamGood']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CbamGoodEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CbamGoodEdge'] = ResolversParentTypes['CbamGoodEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['CbamGood'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  Decimal?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Query?: QueryResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  ImportGoodsPayload?: ImportGoodsPayloadResolvers<ContextType>;
  CalculateEmbeddedEmissionsPayload?: CalculateEmbeddedEmissionsPayloadResolvers<ContextType>;
  DraftDeclarationPayload?: DraftDeclarationPayloadResolvers<ContextType>;
  CbamIssue?: CbamIssueResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  RowIssue?: RowIssueResolvers<ContextType>;
  CbamRowIssueConnection?: CbamRowIssueConnectionResolvers<ContextType>;
  CbamImport?: CbamImportResolvers<ContextType>;
  CbamImportConnection?: CbamImportConnectionResolvers<ContextType>;
  CbamImportEdge?: CbamImportEdgeResolvers<ContextType>;
  CbamImportLine?: CbamImportLineResolvers<ContextType>;
  CbamImportLineConnection?: CbamImportLineConnectionResolvers<ContextType>;
  CbamImportLineEdge?: CbamImportLineEdgeResolvers<ContextType>;
  Organization?: OrganizationResolvers<ContextType>;
  CbamYear?: CbamYearResolvers<ContextType>;
  CbamThreshold?: CbamThresholdResolvers<ContextType>;
  CbamSectorMass?: CbamSectorMassResolvers<ContextType>;
  CbamTotals?: CbamTotalsResolvers<ContextType>;
  CbamCalculation?: CbamCalculationResolvers<ContextType>;
  CbamSectorTotals?: CbamSectorTotalsResolvers<ContextType>;
  CbamGoodTotals?: CbamGoodTotalsResolvers<ContextType>;
  CbamGoodTotalsConnection?: CbamGoodTotalsConnectionResolvers<ContextType>;
  CbamGoodTotalsEdge?: CbamGoodTotalsEdgeResolvers<ContextType>;
  CbamCertificateCost?: CbamCertificateCostResolvers<ContextType>;
  CbamQuarterCost?: CbamQuarterCostResolvers<ContextType>;
  TraceStep?: TraceStepResolvers<ContextType>;
  CbamLineResult?: CbamLineResultResolvers<ContextType>;
  CbamLineResultConnection?: CbamLineResultConnectionResolvers<ContextType>;
  CbamLineResultEdge?: CbamLineResultEdgeResolvers<ContextType>;
  CbamDeclaration?: CbamDeclarationResolvers<ContextType>;
  CbamDefaultValue?: CbamDefaultValueResolvers<ContextType>;
  CbamGood?: CbamGoodResolvers<ContextType>;
  CbamGoodConnection?: CbamGoodConnectionResolvers<ContextType>;
  CbamGoodEdge?: CbamGoodEdgeResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  public?: PublicDirectiveResolver<any, any, ContextType>;
};
