// The jobs of Pansentry itself; `job.name.<id>` of the words names each.
export const checkJobId = 'check_resources_links'
export const cleanupJobId = 'cleanup_temp_files'
export const backUpJobId = 'back_up_database'
export const saveJobId = 'save_shares'
export const dailyJobId = 'sign_in_daily'

export const ownJobIds: readonly string[] = [
  backUpJobId,
  checkJobId,
  cleanupJobId,
  dailyJobId,
  saveJobId,
]
