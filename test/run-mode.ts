/** Whether this is `npm run test:long`, which also runs what takes too long for every change. */
export const isLongRun = process.env.LONG_RUN === '1'

/** Whether this run writes generated files anew (`vitest -u`). */
export const isUpdate = process.env.UPDATE_FILES === '1'
