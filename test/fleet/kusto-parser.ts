import '@kusto/language-service-next/bridge.min.js'
import '@kusto/language-service-next/Kusto.Language.Bridge.min.js'

/** Microsoft's parser puts itself here. Its own types need its whole runtime. */
declare const Kusto: {
  Language: {
    KustoCode: { ParseAndAnalyze(text: string, globals: unknown): Analyzed }
    GlobalState: { Default: { WithDatabase(database: unknown): unknown } }
    Symbols: {
      TableSymbol: { $ctor7: new (name: string, schema: string, description: null) => unknown }
      DatabaseSymbol: { ctor: new (name: string, members: unknown[]) => unknown }
    }
  }
}

interface Analyzed {
  GetDiagnostics(): { Count: number; getItem(index: number): { Severity: string; Message: string } }
  ResultType: { Columns: { Count: number; getItem(index: number): { Name: string; Type: { Name: string } } } }
}

/** Columns of both tables, as Microsoft lists them for Azure Monitor. */
const columns =
  '(TimeGenerated: datetime, AADTenantId: string, AppDisplayName: string, AppId: string, Category: string, ConditionalAccessStatus: string, CorrelationId: string, CreatedDateTime: datetime, Id: string, Identity: string, IPAddress: string, IsInteractive: bool, Location: string, OperationName: string, ResourceDisplayName: string, ResourceIdentity: string, ResultDescription: string, ResultType: string, UserDisplayName: string, UserId: string, UserPrincipalName: string)'

const { Symbols, GlobalState, KustoCode } = Kusto.Language
const tables = ['SigninLogs', 'AADNonInteractiveUserSignInLogs'].map(
  (name) => new Symbols.TableSymbol.$ctor7(name, columns, null),
)
const globals = GlobalState.Default.WithDatabase(new Symbols.DatabaseSymbol.ctor('logs', tables))

/** What Microsoft's parser finds wrong in a query, and the columns of its result. */
export function parseKusto(text: string): { complaints: string[]; columns: string[] } {
  const analyzed = KustoCode.ParseAndAnalyze(text, globals)
  const found = listOf(analyzed.GetDiagnostics())
  return {
    complaints: found.map(({ Severity, Message }) => `${Severity}: ${Message}`),
    columns: listOf(analyzed.ResultType.Columns).map(({ Name }) => Name),
  }
}

function listOf<T>(list: { Count: number; getItem(index: number): T }): T[] {
  return Array.from({ length: list.Count }, (_, index) => list.getItem(index))
}
