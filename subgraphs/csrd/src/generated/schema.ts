import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { OrganizationReference, Year } from '../features/years/csrd-year.ts';
import type { Scope3News, CbamNews } from '../features/inbound-figures/news.ts';
import type { Report as ReportEntity } from '../features/reports/report.entity.ts';
import type { Finding } from '../domain/finding.ts';
import type { Completeness as ReportCompleteness } from '../domain/report-completeness.ts';
import type { DataPointLine } from '../features/data-points/data-point-line.ts';
import type { ImportReconciliation as ReconciledImports } from '../domain/inbound-figure.ts';
import type { Provenance as ValueProvenance } from '../domain/data-point-value.ts';
import type { DataPoint as StandardDataPoint } from '../domain/data-point.ts';
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
  /** A moment in UTC, as in 2026-11-21T08:00:00.000Z. */
  DateTime: { input: string; output: Date | string; }
  _FieldSet: { input: unknown; output: unknown; }
};

export type Query = {
  __typename?: 'Query';
  /** A report, or null if there is none of that id. */
  report?: Maybe<Report>;
  /** What an edition of the standards asks for. `standard`: for example E1. Empty where no data points of the edition are published. */
  dataPoints?: Maybe<Array<DataPoint>>;
};


export type QueryReportArgs = {
  id: Scalars['ID']['input'];
};


export type QueryDataPointsArgs = {
  frameworkVersion: FrameworkVersion;
  standard?: Scalars['String']['input'];
};

export type Mutation = {
  __typename?: 'Mutation';
  /** Makes the report of a year. If news of an emission calculation has made it already, this chooses its framework version. */
  createReport: ReportPayload;
  /** Says what stands at a data point of a draft, for example scope 1, scope 2 or net revenue. Totals and intensities follow. The value before is kept. */
  enterDataPoint: ReportPayload;
};


export type MutationCreateReportArgs = {
  input: CreateReportInput;
};


export type MutationEnterDataPointArgs = {
  input: EnterDataPointInput;
};

export type CreateReportInput = {
  /** Calendar year in which the financial year begins. */
  year: Scalars['Int']['input'];
  /** The edition that the report follows and names. */
  frameworkVersion: FrameworkVersion;
};

export type EnterDataPointInput = {
  reportId: Scalars['ID']['input'];
  /** For example E1-6_07 (scope 1), E1-6_09 and E1-6_10 (scope 2), E1-6_33 (net revenue). */
  dataPointId: Scalars['ID']['input'];
  /** A figure in the unit of the data point: t CO2e, MWh, a share as a fraction (12.5 % is 0.125), or an amount of the currency. */
  value?: InputMaybe<Scalars['Decimal']['input']>;
  /** For data points that are told in words. */
  text?: InputMaybe<Scalars['String']['input']>;
  /** ISO 4217, for amounts of money. EUR if none is named. */
  currency?: InputMaybe<Scalars['String']['input']>;
  /** The document that shows it, for example `energy-accounts.xlsx, sheet 2`. */
  evidence?: InputMaybe<Scalars['String']['input']>;
};

export type ReportPayload = {
  __typename?: 'ReportPayload';
  report: Report;
  /** What there is to know about what was changed. Errors block the approval of the report; the change is stored all the same. */
  issues: Array<ReportFinding>;
};

export type Organization = {
  __typename?: 'Organization';
  id: Scalars['ID']['output'];
  /** Sustainability reporting for the financial year that begins in the calendar year. */
  csrd?: Maybe<CsrdYear>;
};


export type OrganizationCsrdArgs = {
  year: Scalars['Int']['input'];
};

/** What is known for the report of a year. */
export type CsrdYear = {
  __typename?: 'CsrdYear';
  year: Scalars['Int']['output'];
  /** Null until somebody makes it or the first calculation of the year is told. */
  report?: Maybe<Report>;
  /** The newest Scope 3 inventory that vcci told of; null before the first. */
  scope3Summary?: Maybe<Scope3Summary>;
  /** The newest embedded emissions of imports that cbam told of; null before the first. */
  cbamSummary?: Maybe<CbamSummary>;
};

/** Editions of the European Sustainability Reporting Standards, and the voluntary standard. */
export type FrameworkVersion =
  /** Delegated Regulation (EU) 2023/2772, for 2024. */
  | 'ESRS_2023'
  /** The same as amended by (EU) 2025/1416, for 2025 and 2026. */
  | 'ESRS_2023_AM_2025'
  /** The same with reliefs of (EU) 2026/1563, Article 2, for 2026. */
  | 'ESRS_2023_AM_2025_WITH_RELIEFS'
  /** Delegated Regulation (EU) 2026/1563, for 2026 by choice, from 2027 by duty. */
  | 'ESRS_2026'
  /** Delegated Regulation (EU) 2026/1560, for those who need not report. */
  | 'VOLUNTARY_2026';

export type ReportState =
  | 'DRAFT'
  | 'IN_REVIEW'
  | 'APPROVED'
  | 'PUBLISHED'
  | 'AMENDED';

/** The greenhouse gas figures of a sustainability report: ESRS E1, requirement E1-6 (E1-8 of the revised set). */
export type Report = {
  __typename?: 'Report';
  id: Scalars['ID']['output'];
  /** Calendar year in which the financial year begins. */
  year: Scalars['Int']['output'];
  state: ReportState;
  /** Counts the changes of the report. */
  version: Scalars['Int']['output'];
  frameworkVersion: FrameworkVersion;
  /** Title of the edition, as in the report. */
  frameworkTitle: Scalars['String']['output'];
  legalAct: Scalars['String']['output'];
  createdAt: Scalars['DateTime']['output'];
  /** Each data point of the edition, filled or not, in the order of the standard. */
  dataPoints: Array<ReportDataPoint>;
  /** What its editors should know: checks of the arithmetic, gaps, calculations that do not fit or have been overtaken. */
  findings: Array<ReportFinding>;
  completeness: Completeness;
  /** Emissions embedded in imported goods: context beside scope 3 category 1, never added to it. Null before cbam has told of any. */
  importedEmbeddedEmissions?: Maybe<ImportedEmbeddedEmissions>;
  /** The report as one HTML document to read, print and keep. It loads nothing from outside. */
  html?: Maybe<Scalars['String']['output']>;
};

export type DataPointState =
  /** It has a value. */
  | 'FILLED'
  /** Asked for, with neither a value nor a valid reason. */
  | 'MISSING'
  | 'NOT_APPLICABLE'
  | 'NOT_MATERIAL'
  /** Left out by a rule that lets it wait. */
  | 'PHASED_IN'
  /** Voluntary, or not known to be asked for, and without value. */
  | 'NOT_GIVEN';

/** A data point of a report and what the report says there. */
export type ReportDataPoint = {
  __typename?: 'ReportDataPoint';
  /** For example E1-6_11. */
  id: Scalars['ID']['output'];
  label: Scalars['String']['output'];
  /** Requirement of the standard, for example E1-6. */
  disclosureRequirement: Scalars['String']['output'];
  /** Unit of `value`: tCO2e, MWh, 1 (a share as a fraction), a currency such as EUR, or tCO2e/EUR. Null for texts. */
  unit?: Maybe<Scalars['String']['output']>;
  state: DataPointState;
  /** Why it is left out. */
  reason?: Maybe<Scalars['String']['output']>;
  /** In full precision, in `unit`. Null if it is not known, which is not 0. */
  value?: Maybe<Scalars['Decimal']['output']>;
  text?: Maybe<Scalars['String']['output']>;
  /** Parts by scope 3 category, or the categories that a list names. Null where there are none. */
  categories?: Maybe<Array<ReportedCategory>>;
  /** Null if there is no value: there is no value without a source. */
  provenance?: Maybe<Provenance>;
};

export type ReportedCategory = {
  __typename?: 'ReportedCategory';
  /** 1 to 15 of the GHG Protocol. */
  category: Scalars['Int']['output'];
  label: Scalars['String']['output'];
  /** t CO2e. Null where the category is only named. */
  value?: Maybe<Scalars['Decimal']['output']>;
  /** Weighted by emissions: 1 supplier-specific, 2 average data, 3 spend. Null if it is not graded. */
  dataQualityTier?: Maybe<Scalars['Decimal']['output']>;
};

export type ProvenanceKind =
  /** Another module calculated it and told of it. */
  | 'EVENT'
  /** A person entered it. */
  | 'ENTERED'
  /** It follows from other values of the report. */
  | 'DERIVED';

export type App =
  | 'CBAM'
  | 'CSRD'
  | 'VCCI';

/** Where a value comes from. */
export type Provenance = {
  __typename?: 'Provenance';
  kind: ProvenanceKind;
  sourceApp: App;
  /** The event that told of it. Null if it was entered or derived here. */
  eventId?: Maybe<Scalars['ID']['output']>;
  /** Null if it was entered. */
  calculationId?: Maybe<Scalars['ID']['output']>;
  /** Counts the calculations of that year, or the values that were entered here. Null if it is derived. */
  version?: Maybe<Scalars['Int']['output']>;
  /** When it was calculated; null if it was entered. */
  calculatedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Unit in which it arrived; it was converted exactly. Null if it was entered or derived here. */
  arrivedIn?: Maybe<Scalars['String']['output']>;
  /** Warming potentials by which gases were weighted, for example AR6. */
  gwp?: Maybe<Scalars['String']['output']>;
  factorSets: Array<Scalars['String']['output']>;
  /** In data point ids, for example E1-6_07 + E1-6_09 + E1-6_11. */
  formula?: Maybe<Scalars['String']['output']>;
  /** Data point ids from which it is derived. */
  inputs: Array<Scalars['ID']['output']>;
  enteredBy?: Maybe<User>;
  enteredAt?: Maybe<Scalars['DateTime']['output']>;
  /** The document that shows it. */
  evidence?: Maybe<Scalars['String']['output']>;
};

export type User = {
  __typename?: 'User';
  id: Scalars['ID']['output'];
};

export type Severity =
  | 'ERROR'
  | 'WARNING';

/** Something about a report that its editors should know. An error blocks approval, a warning asks for a look. */
export type ReportFinding = {
  __typename?: 'ReportFinding';
  /** Never changes, for example CAL-002. */
  code: Scalars['String']['output'];
  /** LAW, MATERIALITY, COMPLETENESS, VALUE, CALCULATION or INBOUND. */
  layer: Scalars['String']['output'];
  severity: Severity;
  /** Id of the data point or calculation that is meant. */
  subject: Scalars['String']['output'];
  /** What is wrong, and what would be right. */
  message: Scalars['String']['output'];
};

/** How many data points are in which state; headings of tables are not counted. */
export type Completeness = {
  __typename?: 'Completeness';
  filled: Scalars['Int']['output'];
  missing: Scalars['Int']['output'];
  notApplicable: Scalars['Int']['output'];
  notMaterial: Scalars['Int']['output'];
  phasedIn: Scalars['Int']['output'];
  notGiven: Scalars['Int']['output'];
  /** Scope 3 categories without a figure: not known, not zero. Empty if scope 3 has no figure at all. */
  categoriesWithoutFigure: Array<Scalars['Int']['output']>;
};

/** Emissions embedded in the goods imported in the year, on which the report rests. */
export type ImportedEmbeddedEmissions = {
  __typename?: 'ImportedEmbeddedEmissions';
  /** t CO2e */
  tonnesCO2e: Scalars['Decimal']['output'];
  /** t of goods */
  netMassTonnes: Scalars['Decimal']['output'];
  /** True while a figure that the calculation needs is not published. */
  provisional: Scalars['Boolean']['output'];
  provenance: Provenance;
  reconciliation: ImportReconciliation;
};

/** Imports laid beside category 1 (purchased goods and services), which has the same purchases in it already. Nothing is added. */
export type ImportReconciliation = {
  __typename?: 'ImportReconciliation';
  /** t CO2e of category 1 as reported; null if the report has none. */
  category1TonnesCO2e?: Maybe<Scalars['Decimal']['output']>;
  /** Embedded emissions as a fraction of category 1; null if that is not known or 0. */
  proportion?: Maybe<Scalars['Decimal']['output']>;
  findings: Array<ReportFinding>;
};

/** A Scope 3 inventory as vcci told of it. */
export type Scope3Summary = {
  __typename?: 'Scope3Summary';
  /** t CO2e */
  totalTonnesCO2e: Scalars['Decimal']['output'];
  /** t of biogenic CO2, beside the total */
  biogenicTonnesCO2: Scalars['Decimal']['output'];
  /** Share of the total that rests on data of suppliers, as a fraction. */
  primaryDataShare: Scalars['Decimal']['output'];
  /** As vcci numbers them; above 15 are its own, which the standard does not know. */
  categories: Array<SummaryCategory>;
  provenance: Provenance;
  /** Version on which the report rests; null if on none. */
  adoptedVersion?: Maybe<Scalars['Int']['output']>;
  /** True if it waits because the report is not a draft any more, or because it contradicts itself. */
  isWaiting: Scalars['Boolean']['output'];
};

export type SummaryCategory = {
  __typename?: 'SummaryCategory';
  category: Scalars['Int']['output'];
  /** t CO2e */
  tonnesCO2e: Scalars['Decimal']['output'];
  /** Weighted by emissions: 1 supplier-specific, 2 average data, 3 spend. */
  dataQualityTier: Scalars['Decimal']['output'];
  /** Activity lines in it. */
  lineCount: Scalars['Int']['output'];
};

/** Embedded emissions of the year's imports as cbam told of them. */
export type CbamSummary = {
  __typename?: 'CbamSummary';
  /** t CO2e */
  embeddedTonnesCO2e: Scalars['Decimal']['output'];
  /** t of goods */
  netMassTonnes: Scalars['Decimal']['output'];
  /** Certificates owed. */
  certificates: Scalars['Decimal']['output'];
  /** True while a figure that the calculation needs is not published. */
  provisional: Scalars['Boolean']['output'];
  sectors: Array<SummarySector>;
  provenance: Provenance;
  /** Version on which the report rests; null if on none. */
  adoptedVersion?: Maybe<Scalars['Int']['output']>;
  /** True if it waits because the report is not a draft any more. */
  isWaiting: Scalars['Boolean']['output'];
};

export type SummarySector = {
  __typename?: 'SummarySector';
  sector: Scalars['String']['output'];
  /** t of goods */
  netMassTonnes: Scalars['Decimal']['output'];
  /** t CO2e */
  embeddedTonnesCO2e: Scalars['Decimal']['output'];
  certificates: Scalars['Decimal']['output'];
};

export type DataType =
  | 'EMISSIONS'
  | 'PERCENTAGE'
  | 'MONEY'
  | 'INTENSITY'
  | 'ENERGY'
  | 'NARRATIVE'
  | 'CHOICES'
  | 'TABLE';

export type Requirement =
  | 'REQUIRED'
  /** Asked for if its case applies. */
  | 'CONDITIONAL'
  /** One of two forms. */
  | 'ALTERNATIVE'
  | 'VOLUNTARY';

/** One datum that a standard asks for. */
export type DataPoint = {
  __typename?: 'DataPoint';
  /** For example E1-6_11. */
  id: Scalars['ID']['output'];
  /** Our own short name; the wording is in the act. */
  label: Scalars['String']['output'];
  /** For example E1-6. */
  disclosureRequirement: Scalars['String']['output'];
  paragraphs: Array<Scalars['String']['output']>;
  applicationRequirements: Array<Scalars['String']['output']>;
  dataType: DataType;
  /** tCO2e, MWh, 1 for a share, currency, tCO2e/currency; null for texts and tables. */
  unit?: Maybe<Scalars['String']['output']>;
  requirement: Requirement;
  /** Other EU law that asks for the same: SFDR, PILLAR_3, BENCHMARK, CLIMATE_LAW. */
  euLaw: Array<Scalars['String']['output']>;
  /** Element of the ESRS Set 1 taxonomy. */
  xbrlElement?: Maybe<Scalars['String']['output']>;
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
  Organization: Organization;
  Report: Report;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Organization:
    ( { __typename: 'Organization' }
    & GraphQLRecursivePick<FederationTypes['Organization'], {"id":true}> );
  Report:
    ( { __typename: 'Report' }
    & GraphQLRecursivePick<FederationTypes['Report'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  CreateReportInput: CreateReportInput;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  EnterDataPointInput: EnterDataPointInput;
  ReportPayload: ResolverTypeWrapper<Omit<ReportPayload, 'report' | 'issues'> & { report: ResolversTypes['Report'], issues: Array<ResolversTypes['ReportFinding']> }>;
  Organization: ResolverTypeWrapper<OrganizationReference>;
  CsrdYear: ResolverTypeWrapper<Year>;
  FrameworkVersion: FrameworkVersion;
  ReportState: ReportState;
  Report: ResolverTypeWrapper<ReportEntity>;
  DataPointState: DataPointState;
  ReportDataPoint: ResolverTypeWrapper<DataPointLine>;
  ReportedCategory: ResolverTypeWrapper<ReportedCategory>;
  ProvenanceKind: ProvenanceKind;
  App: App;
  Provenance: ResolverTypeWrapper<ValueProvenance>;
  User: ResolverTypeWrapper<User>;
  Severity: Severity;
  ReportFinding: ResolverTypeWrapper<Finding>;
  Completeness: ResolverTypeWrapper<ReportCompleteness>;
  ImportedEmbeddedEmissions: ResolverTypeWrapper<ReconciledImports>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  ImportReconciliation: ResolverTypeWrapper<ReconciledImports>;
  Scope3Summary: ResolverTypeWrapper<Scope3News>;
  SummaryCategory: ResolverTypeWrapper<SummaryCategory>;
  CbamSummary: ResolverTypeWrapper<CbamNews>;
  SummarySector: ResolverTypeWrapper<SummarySector>;
  DataType: DataType;
  Requirement: Requirement;
  DataPoint: ResolverTypeWrapper<StandardDataPoint>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Decimal: Scalars['Decimal']['output'];
  DateTime: Scalars['DateTime']['output'];
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  String: Scalars['String']['output'];
  Mutation: Record<PropertyKey, never>;
  CreateReportInput: CreateReportInput;
  Int: Scalars['Int']['output'];
  EnterDataPointInput: EnterDataPointInput;
  ReportPayload: Omit<ReportPayload, 'report' | 'issues'> & { report: ResolversParentTypes['Report'], issues: Array<ResolversParentTypes['ReportFinding']> };
  Organization: OrganizationReference;
  CsrdYear: Year;
  Report: ReportEntity;
  ReportDataPoint: DataPointLine;
  ReportedCategory: ReportedCategory;
  Provenance: ValueProvenance;
  User: User;
  ReportFinding: Finding;
  Completeness: ReportCompleteness;
  ImportedEmbeddedEmissions: ReconciledImports;
  Boolean: Scalars['Boolean']['output'];
  ImportReconciliation: ReconciledImports;
  Scope3Summary: Scope3News;
  SummaryCategory: SummaryCategory;
  CbamSummary: CbamNews;
  SummarySector: SummarySector;
  DataPoint: StandardDataPoint;
};

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  report?: Resolver<Maybe<ResolversTypes['Report']>, ParentType, ContextType, RequireFields<QueryReportArgs, 'id'>>;
  dataPoints?: Resolver<Maybe<Array<ResolversTypes['DataPoint']>>, ParentType, ContextType, RequireFields<QueryDataPointsArgs, 'frameworkVersion' | 'standard'>>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  createReport?: Resolver<ResolversTypes['ReportPayload'], ParentType, ContextType, RequireFields<MutationCreateReportArgs, 'input'>>;
  enterDataPoint?: Resolver<ResolversTypes['ReportPayload'], ParentType, ContextType, RequireFields<MutationEnterDataPointArgs, 'input'>>;
};

export type ReportPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReportPayload'] = ResolversParentTypes['ReportPayload']> = {
  report?: Resolver<ResolversTypes['Report'], ParentType, ContextType>;
  issues?: Resolver<Array<ResolversTypes['ReportFinding']>, ParentType, ContextType>;
};

export type OrganizationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Organization'] = ResolversParentTypes['Organization'], FederationReferenceType extends FederationReferenceTypes['Organization'] = FederationReferenceTypes['Organization']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Organization']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  csrd?: Resolver<Maybe<ResolversTypes['CsrdYear']>, ParentType, ContextType, RequireFields<OrganizationCsrdArgs, 'year'>>;
};

export type CsrdYearResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CsrdYear'] = ResolversParentTypes['CsrdYear']> = {
  year?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  report?: Resolver<Maybe<ResolversTypes['Report']>, ParentType, ContextType>;
  scope3Summary?: Resolver<Maybe<ResolversTypes['Scope3Summary']>, ParentType, ContextType>;
  cbamSummary?: Resolver<Maybe<ResolversTypes['CbamSummary']>, ParentType, ContextType>;
};

export type ReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Report'] = ResolversParentTypes['Report'], FederationReferenceType extends FederationReferenceTypes['Report'] = FederationReferenceTypes['Report']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Report']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  year?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ReportState'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  frameworkVersion?: Resolver<ResolversTypes['FrameworkVersion'], ParentType, ContextType>;
  frameworkTitle?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  legalAct?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  dataPoints?: Resolver<Array<ResolversTypes['ReportDataPoint']>, ParentType, ContextType>;
  findings?: Resolver<Array<ResolversTypes['ReportFinding']>, ParentType, ContextType>;
  completeness?: Resolver<ResolversTypes['Completeness'], ParentType, ContextType>;
  importedEmbeddedEmissions?: Resolver<Maybe<ResolversTypes['ImportedEmbeddedEmissions']>, ParentType, ContextType>;
  html?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ReportDataPointResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReportDataPoint'] = ResolversParentTypes['ReportDataPoint']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  disclosureRequirement?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['DataPointState'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  categories?: Resolver<Maybe<Array<ResolversTypes['ReportedCategory']>>, ParentType, ContextType>;
  provenance?: Resolver<Maybe<ResolversTypes['Provenance']>, ParentType, ContextType>;
};

export type ReportedCategoryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReportedCategory'] = ResolversParentTypes['ReportedCategory']> = {
  category?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  dataQualityTier?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type ProvenanceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Provenance'] = ResolversParentTypes['Provenance']> = {
  kind?: Resolver<ResolversTypes['ProvenanceKind'], ParentType, ContextType>;
  sourceApp?: Resolver<ResolversTypes['App'], ParentType, ContextType>;
  eventId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  calculationId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  calculatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  arrivedIn?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  gwp?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  factorSets?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  formula?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  inputs?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
  enteredBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  enteredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  evidence?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ReportFindingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReportFinding'] = ResolversParentTypes['ReportFinding']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  layer?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['Severity'], ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CompletenessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Completeness'] = ResolversParentTypes['Completeness']> = {
  filled?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  missing?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  notApplicable?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  notMaterial?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  phasedIn?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  notGiven?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  categoriesWithoutFigure?: Resolver<Array<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ImportedEmbeddedEmissionsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImportedEmbeddedEmissions'] = ResolversParentTypes['ImportedEmbeddedEmissions']> = {
  tonnesCO2e?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  netMassTonnes?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  provisional?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  reconciliation?: Resolver<ResolversTypes['ImportReconciliation'], ParentType, ContextType>;
};

export type ImportReconciliationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImportReconciliation'] = ResolversParentTypes['ImportReconciliation']> = {
  category1TonnesCO2e?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  proportion?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  findings?: Resolver<Array<ResolversTypes['ReportFinding']>, ParentType, ContextType>;
};

export type Scope3SummaryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Scope3Summary'] = ResolversParentTypes['Scope3Summary']> = {
  totalTonnesCO2e?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  biogenicTonnesCO2?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  primaryDataShare?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  categories?: Resolver<Array<ResolversTypes['SummaryCategory']>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  adoptedVersion?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  isWaiting?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SummaryCategoryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SummaryCategory'] = ResolversParentTypes['SummaryCategory']> = {
  category?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  tonnesCO2e?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  dataQualityTier?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  lineCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CbamSummaryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CbamSummary'] = ResolversParentTypes['CbamSummary']> = {
  embeddedTonnesCO2e?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  netMassTonnes?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  certificates?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  provisional?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  sectors?: Resolver<Array<ResolversTypes['SummarySector']>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  adoptedVersion?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  isWaiting?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SummarySectorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SummarySector'] = ResolversParentTypes['SummarySector']> = {
  sector?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  netMassTonnes?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  embeddedTonnesCO2e?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  certificates?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type DataPointResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DataPoint'] = ResolversParentTypes['DataPoint']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  disclosureRequirement?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  paragraphs?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  applicationRequirements?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  dataType?: Resolver<ResolversTypes['DataType'], ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  requirement?: Resolver<ResolversTypes['Requirement'], ParentType, ContextType>;
  euLaw?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  xbrlElement?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  Decimal?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Query?: QueryResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  ReportPayload?: ReportPayloadResolvers<ContextType>;
  Organization?: OrganizationResolvers<ContextType>;
  CsrdYear?: CsrdYearResolvers<ContextType>;
  Report?: ReportResolvers<ContextType>;
  ReportDataPoint?: ReportDataPointResolvers<ContextType>;
  ReportedCategory?: ReportedCategoryResolvers<ContextType>;
  Provenance?: ProvenanceResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  ReportFinding?: ReportFindingResolvers<ContextType>;
  Completeness?: CompletenessResolvers<ContextType>;
  ImportedEmbeddedEmissions?: ImportedEmbeddedEmissionsResolvers<ContextType>;
  ImportReconciliation?: ImportReconciliationResolvers<ContextType>;
  Scope3Summary?: Scope3SummaryResolvers<ContextType>;
  SummaryCategory?: SummaryCategoryResolvers<ContextType>;
  CbamSummary?: CbamSummaryResolvers<ContextType>;
  SummarySector?: SummarySectorResolvers<ContextType>;
  DataPoint?: DataPointResolvers<ContextType>;
};

