import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/** Whether a program can be started by its name. */
export async function isOnPath(program: string): Promise<boolean> {
  const places = (process.env['PATH'] ?? '').split(delimiter).map((place) => join(place, program));
  const found = await Promise.all(
    places.map((place) =>
      access(place, constants.X_OK).then(
        () => true,
        () => false,
      ),
    ),
  );
  return found.includes(true);
}
