#!/usr/bin/env node
import { runDiagnose } from '../diagnose.ts'

export { diagnose, triage } from './api.ts'

// The file is the command and the library. esbuild writes it as a CommonJS module.
if (require.main === module) void runDiagnose(process.argv.slice(2))
