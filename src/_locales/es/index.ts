import faces from './faces.json' with { type: 'json' }
import report from './report.json' with { type: 'json' }
import scenarios from './scenarios.json' with { type: 'json' }

export default { faces, report, scenarios }
