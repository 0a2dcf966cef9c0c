import { anyOf, anyWord } from './pattern.ts'
import type { Statement } from './types.ts'

/** Some numbers have several meanings: the sentence beside the number tells which one it has. */
export function senseOf(codes: readonly string[], plain: string): Statement | undefined {
  const found = senses.find(
    ({ statement, form }) => codes.includes(statement.code) && form.test(plain.toLowerCase()),
  )
  return found?.statement
}

function sense(statement: Statement & { code: string }, words: readonly string[]) {
  return { statement, form: new RegExp(`(?<!\\p{L})${anyOf(words.map((one) => anyWord([one])))}`, 'u') }
}

const signOutWords = [
  'requested to sign out',
  'signing you out',
  'sign-?out (?:request|fail|error|page)',
  '(?:on|during|at|when|while|after) (?:sign(?:ing)?|log(?:ging)?)[ -]?out',
  '(?:al|para) cerrar (?:la |su |tu )?sesión',
  'cierre de sesión',
  '(?:ao|para) (?:sair|terminar (?:a )?sessão)',
  'desconectá',
  'déconnexion',
  'beim abmelden|abmeldung',
]

const senses: readonly { statement: Statement & { code: string }; form: RegExp }[] = [
  sense({ code: '65005', says: 'app-misconfigured', owner: 'it' }, [
    'unmanaged state',
    'has not subscribed',
    "(?:not|isn't) (?:available|supported) (?:in|for) your organi[sz]ation",
    'estado no administrado',
    'no (?:se )?ha suscrito',
    'no está disponible (?:en|para) (?:su|la) organización',
    'estado não gerenciado',
    'não (?:assinou|se inscreveu)',
    'não está disponível (?:em|na|para) sua organização',
    'état non géré',
    "n'est pas abonné",
    'pas disponible (?:dans|pour) votre organisation',
    'nicht verwaltete[nr]? (?:zustand|status)',
    'nicht abonniert',
    'ihre[rn]? organisation nicht (?:verfügbar|unterstützt)',
  ]),
  // Microsoft blocks the network that the person uses, and not the account.
  sense({ code: '50053', says: 'conditional-access' }, [
    'ip address with malicious activity',
    'malicious ip',
    'dirección ip con actividad (?:mal|dañina)',
    'endereço ip com atividade mal',
    'adresse ip (?:présentant|avec) une activité malveillante',
    'ip-adresse mit (?:schädlich|bösartig)',
  ]),
  sense({ code: '16000', says: 'none' }, signOutWords),
  sense({ code: '16002', says: 'none' }, signOutWords),
]
