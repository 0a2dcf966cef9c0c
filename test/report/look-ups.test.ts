import { describe, expect, it } from 'vitest'
import { loadWords } from '../../src/_locales/index.ts'
import type { SignInAttempt } from '../../src/attempt/types.ts'
import { buildReport } from '../../src/report/build.ts'
import { lookUpsOf } from '../../src/report/look-ups.ts'
import { attemptOf, clientId, page, pasted, request } from '../builders.ts'
import { blockedAt, correlationId, inputOf, requestId } from './input.ts'

describe('the queries for an attempt', async () => {
  const [graph, powershell, kusto] = lookUpsOf(await inputOf(blockedAt({ codes: ['90094'] })))

  it('ask Microsoft Graph for the app at that time', () => {
    expect(graph).toMatchObject({ language: 'http', label: expect.stringContaining('AuditLog.Read.All') })
    const address = new URL(graph?.code.replace(/^GET /, '') ?? '')
    expect(address.origin + address.pathname).toBe('https://graph.microsoft.com/v1.0/auditLogs/signIns')
    expect([...address.searchParams]).toEqual([
      [
        '$filter',
        `createdDateTime ge 2026-11-23T11:50:00Z and createdDateTime le 2026-11-23T12:30:05Z and appId eq '${clientId}'`,
      ],
    ])
  })

  it('ask the same in PowerShell, and filter by correlation ID', () => {
    expect(powershell?.code.split('\n')).toEqual([
      "Connect-MgGraph -Scopes 'AuditLog.Read.All'",
      `Get-MgAuditLogSignIn -All -Filter 'createdDateTime ge 2026-11-23T11:50:00Z and createdDateTime le 2026-11-23T12:30:05Z and appId eq ''${clientId}''' |`,
      `  Where-Object CorrelationId -eq '${correlationId}' |`,
      expect.stringMatching(/^ {2}Select-Object CreatedDateTime, /),
    ])
  })

  it('ask Log Analytics by every identifier', () => {
    expect(kusto?.code).toContain(
      '| where TimeGenerated between (datetime(2026-11-23T11:50:00Z) .. datetime(2026-11-23T12:30:05Z))',
    )
    expect(kusto?.code).toContain(
      `| where CorrelationId == "${correlationId}" or Id == "${requestId}" or AppId == "${clientId}"`,
    )
  })

  it('ask for the time alone if nothing else was seen', async () => {
    const [plain, shell, query] = lookUpsOf(
      await inputOf(attemptOf(pasted({ code: '90094', codes: ['90094'] }))),
    )
    const { searchParams } = new URL(plain?.code.replace(/^GET /, '') ?? '')
    expect(searchParams.get('$filter')).toBe(
      'createdDateTime ge 2026-11-16T12:00:00Z and createdDateTime le 2026-11-23T12:30:00Z',
    )
    expect(shell?.code).not.toContain('Where-Object')
    expect(query?.code.split('\n')).toEqual([
      expect.stringMatching(/^union /),
      '| where TimeGenerated between (datetime(2026-11-16T12:00:00Z) .. datetime(2026-11-23T12:30:00Z))',
      expect.stringMatching(/^\| project /),
      '| order by TimeGenerated asc',
    ])
  })

  it('go back a week only for a text without a time', async () => {
    const kustoOf = async (attempt: SignInAttempt) => lookUpsOf(await inputOf(attempt))[2]?.code
    const stamped = pasted({ code: '90094', codes: ['90094'], timestamp: '2026-11-23T12:00:00Z' })
    for (const attempt of [attemptOf(stamped), attemptOf(request(), page({ codes: ['90094'] }))])
      expect(await kustoOf(attempt)).toContain('between (datetime(2026-11-23T11:50:00Z)')
  })

  it('ask for the app that a text names if no request was seen', async () => {
    const text = pasted({ code: '90094', codes: ['90094'], clientId })
    const [plain] = lookUpsOf(await inputOf(attemptOf(text)))
    expect(decodeURIComponent(plain?.code ?? '')).toContain(`appId eq '${clientId}'`)
  })

  it('are not in a report for Clara’s support, who cannot see the company’s logs', async () => {
    const { sections } = buildReport(await inputOf(blockedAt({ codes: ['50011'] })))
    expect(sections.some(({ id }) => id === 'lookUps')).toBe(false)
    expect((await loadWords('en')).report.lookUps).not.toBe('')
  })
})
