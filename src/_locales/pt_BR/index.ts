import message from './message.json' with { type: 'json' }
import pages from './pages.json' with { type: 'json' }
import report from './report.json' with { type: 'json' }
import scenarios from './scenarios.json' with { type: 'json' }

export default { message, pages, report, scenarios }
