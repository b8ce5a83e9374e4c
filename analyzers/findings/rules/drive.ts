import { componentsOfClass } from '../event-view.js';
import type { FindingRule } from '../finding-rule.js';
import { ruleOfSigns } from '../sign.js';
import { driveSigns } from './drive-signs.js';
import { raidSigns } from './raid.js';
import { severalDriveRules } from './several-drives.js';

/** A drive whose presence went and did not come back. */
const drivePresence: FindingRule = {
  id: 'drive-presence',
  produces: ['drive-removed'],
  evaluate: (view) => {
    const presence = view.ofKey('ipmi/0d/6f/00');
    const present = new Set(
      presence.filter((event) => event.direction === 'assertion').map((event) => event.sensor?.name ?? event.sensor?.number),
    );
    return presence
      .filter((event) => event.direction === 'deassertion' && !present.has(event.sensor?.name ?? event.sensor?.number))
      .flatMap((event) =>
        componentsOfClass(event, 'drive').map((component) => ({
          findingId: 'drive-removed',
          state: 'present' as const,
          component,
          eventIds: [event.id],
        })),
      );
  },
};

/** Rules over drives and RAID. */
export const driveRules: readonly FindingRule[] = [
  ruleOfSigns('drive-signs', driveSigns),
  ruleOfSigns('raid-signs', raidSigns),
  ...severalDriveRules,
  drivePresence,
];
