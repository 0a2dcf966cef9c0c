import { hosts, microsoftHost } from './hosts.ts'
import { startSimulator } from './index.ts'

// Starts the simulator by hand and says how to reach it. Ctrl+C ends it.
const simulator = await startSimulator()
console.log(`Server ${simulator.port}, proxy ${simulator.proxyPort}, on 127.0.0.1.`)
console.log('\nChromium, with a profile of its own:')
console.log(`  chromium --user-data-dir=/tmp/simulator-profile --proxy-server=http://127.0.0.1:${simulator.proxyPort} \\
    --ignore-certificate-errors-spki-list=${simulator.spki} https://app.clara.com/`)
console.log('\nAddresses:')
for (const host of hosts) console.log(`  https://${host}/`)
console.log(`  https://${microsoftHost}/simulator/accounts  who can sign in`)
