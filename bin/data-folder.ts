import { userInfo } from 'node:os'
import { DomainError } from '@greenlang/kernel/domain-error.ts'
import { secretsIn, type Secrets } from './secrets.ts'

/** The folder of an installation cannot be used. */
class DataFolderUnusable extends DomainError {
  constructor(folder: string, reason: string) {
    super('DATA_FOLDER_UNUSABLE', `DATA_FOLDER=${folder} ${reason}`)
  }
}

/** Opens the folder of an installation, made if it is missing, with its secrets. @throws {DataFolderUnusable} */
export function openDataFolder(folder: string): Secrets {
  try {
    return secretsIn(folder)
  } catch (cause) {
    const { code = '' } = cause as NodeJS.ErrnoException
    if (code === 'EEXIST' || code === 'ENOTDIR')
      throw new DataFolderUnusable(folder, 'cannot be a folder: a file stands in its way. Choose another one.')
    if (['EACCES', 'EPERM', 'EROFS'].includes(code)) {
      const { username } = userInfo()
      throw new DataFolderUnusable(
        folder,
        `may not be written to. Give this user (${username}) the folder, or choose another one.`,
      )
    }
    throw cause
  }
}
