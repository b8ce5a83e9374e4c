/** Table of samples of the condition tables. */
import type { LinesFormat } from '../../../log-format.js';

export const hplogTablesSamples: LinesFormat['samples'] = [
  {
    name: 'supplies and fans',
    kind: 'typical',
    content: [
      'ID     TYPE        LOCATION      STATUS  REDUNDANT',
      ' 1     Standard    Pwr. Supply Bay Normal  Yes',
      ' 2     Standard    Pwr. Supply Bay Failed  No',
      '',
      'ID     TYPE        LOCATION      STATUS  REDUNDANT FAN SPEED',
      ' 1  Var. Speed   Virtual       Normal     Yes     Low    ( 22)',
    ].join('\n'),
    expect: { events: 3, unread: 0, keys: ['inventory/psu', 'ipmi/08/07/02', 'inventory/fan'] },
  },
  {
    name: 'temperatures, tables of hpasmcli',
    kind: 'extreme',
    content: [
      'ID     TYPE        LOCATION      STATUS    CURRENT  THRESHOLD',
      ' 1  Basic Sensor Ambient       Normal   64F/ 18C 107F/ 42C',
      ' 2  Basic Sensor  CPU (1)       Degraded 190F/ 88C 179F/ 82C',
      '',
      'Fan  Location        Present Speed  of max  Redundant  Partner  Hot-pluggable',
      '---  --------        ------- -----  ------  ---------  -------  -------------',
      '#1   SYSTEM          Yes     NORMAL  29%     Yes        0        Yes',
      '#2   SYSTEM          No      -       -       N/A        0        Yes',
      '',
      'Sensor   Location              Temp       Threshold',
      '------   --------              ----       ---------',
      '#1        AMBIENT              43C/109F   42C/107F',
      '#2        CPU#1                -          82C/179F',
    ].join('\n'),
    expect: { events: 4, unread: 0, keys: ['inventory/environment', 'ipmi/01/07/01', 'inventory/fan', 'ipmi/01/07/02'] },
  },
  {
    name: 'a row that ends early',
    kind: 'broken',
    content: ['ID     TYPE        LOCATION      STATUS  REDUNDANT', ' 1     Standard'].join('\n'),
    expect: { events: 0, unread: 1, keys: [] },
  },
];
