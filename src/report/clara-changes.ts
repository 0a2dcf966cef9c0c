import type { Words } from '../_locales/index.ts'
import type { Diagnosis } from '../diagnosis/types.ts'

type Change = keyof Words['message']['change']

const codesOf: Readonly<Record<Exclude<Change, 'any'>, readonly string[]>> = {
  redirectUri: [
    ...['50011', '500111', '500113', '500114', '500115', '500116', '500117', '500118', '500119'],
    ...['70004', '700042', '700045', '700047', '900971'],
  ],
  clientId: ['700038', '90049', '90112'],
  tenant: [
    ...['50059', '50194', '500209', '500210', '650059', '90002', '90019', '90038', '90124', '90129'],
    ...['90130', '900023', '900439', '1002026', '9001023'],
  ],
  scopes: [
    ...['28002', '28003', '65005', '65006', '650053', '650055', '650057', '650061', '70011', '700022'],
    ...['700023', '700053', '90008', '1002012', '1003031'],
  ],
  credential: [
    ...['50012', '500031', '500032', '500033', '500127', '500331', '700024', '700027', '700028'],
    ...['700029', '1000502', '7000213', '7000214', '7000215', '7000216', '7000218', '7000222', '9002323'],
  ],
  request: ['900144', '90014', '90100', '9002313', '9002338', '700051', '700054', '70005', '70007'],
  token: [
    ...['50147', '50148', '50149', '500112', '501471', '501481', '501482', '501491', '700005', '700007'],
    ...['700009', '700044', '9002325', '9002326', '9002327'],
  ],
  loop: ['50196'],
}

/** What Clara must change, by the code; without a known one, what to compare. */
export function claraChange({ code }: Diagnosis, { message }: Words): string {
  const found = Object.entries(codesOf).find(([, codes]) => code !== null && codes.includes(code))
  return message.change[(found?.[0] ?? 'any') as Change]
}
