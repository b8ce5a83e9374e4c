/** Table: where the ticket systems of the trade keep the fields of a case, in the columns of their CSV and the fields of their JSON exports. */
import type { CaseMap } from './case-map.js';

const blankLine = '\n\n';

/** ServiceNow: table API (`result`, with or without display values), JSON export (`records`), CSV with field names or with labels. */
const serviceNow: CaseMap = {
  rows: ['result', 'records'],
  times: { formats: ['yyyy-MM-dd HH:mm:ss', 'dd-MM-yyyy HH:mm:ss', 'dd/MM/yyyy HH:mm:ss', 'MM-dd-yyyy HH:mm:ss'], zone: 'UTC' },
  people: [
    'caller_id | Caller',
    'opened_by | Opened by',
    'assigned_to | Assigned to',
    'closed_by | Closed by',
    'resolved_by | Resolved by',
    'contact | Contact',
    'u_contact_name | Contact name',
  ],
  id: 'number | Number',
  organisation: 'company | account | Company | Account',
  server: 'cmdb_ci | u_serial_number | serial_number | asset | Configuration item | Serial number | Asset',
  vendor: 'u_vendor | manufacturer | vendor | Manufacturer | Vendor',
  model: 'u_model | model_id | product | Model | Product',
  title: 'short_description | Short description',
  openedAt: 'opened_at | sys_created_on | Opened | Created',
  closedAt: 'resolved_at | closed_at | Resolved | Closed',
  symptom: { field: ['short_description | Short description', 'description | Description'], join: blankLine, part: 'prose' },
  log: { field: ['description | Description', 'work_notes | comments_and_work_notes | Work notes'], join: '\n', part: 'log' },
  cause: 'u_root_cause | cause | cause_notes | Root cause | Cause',
  resolution: {
    field: [
      'close_notes | resolution_notes | Close notes | Resolution notes',
      'work_notes | comments_and_work_notes | Work notes | comments | Additional comments',
    ],
    join: blankLine,
    part: 'prose',
  },
  outcome: {
    field: 'close_code | resolution_code | state | Close code | Resolution code | State',
    values: {
      'Solved (Permanently)': 'resolved',
      'Solved (Work Around)': 'resolved',
      'Solved Remotely (Permanently)': 'resolved',
      'Solved Remotely (Work Around)': 'resolved',
      'Solution provided': 'resolved',
      'Workaround provided': 'resolved',
      'Resolved by caller': 'resolved',
      Resolved: 'resolved',
      'Not Solved (Not Reproducible)': 'notResolved',
      'Not Solved (Too Costly)': 'notResolved',
      'Closed/Resolved by Caller': 'resolved',
      6: 'resolved',
    },
    otherwise: 'unknown',
  },
};

/** Jira: search of the REST API (`issues`; descriptions as text, as wiki notation or as a document), CSV of the issue navigator. */
const jira: CaseMap = {
  rows: ['issues'],
  times: {
    formats: ['dd/MMM/yy h:mm a', 'dd/MMM/yyyy h:mm a', 'dd/MMM/yy HH:mm', 'yyyy-MM-dd HH:mm', 'MMM d, yyyy, h:mm a', 'M/d/yyyy H:mm'],
    zone: 'UTC',
  },
  people: ['fields.reporter | Reporter', 'fields.assignee | Assignee', 'fields.creator | Creator', 'fields.comment.comments.author'],
  id: 'key | Issue key | Key',
  organisation: 'fields.organization | Organizations | Custom field (Organization) | Custom field (Organisation) | Custom field (Customer)',
  server:
    'fields.serialNumber | Custom field (Serial Number) | Custom field (Serial number) | Custom field (Server) | Custom field (Asset)',
  vendor: 'fields.vendor | Custom field (Vendor) | Custom field (Manufacturer)',
  model: 'fields.model | Custom field (Model) | Custom field (Server Model) | Custom field (Product)',
  firmware: 'fields.environment | Environment',
  title: 'fields.summary | Summary',
  openedAt: 'fields.created | Created',
  closedAt: 'fields.resolutiondate | Resolved',
  symptom: { field: ['fields.summary | Summary', 'fields.description | Description'], join: blankLine, markup: 'jira', part: 'prose' },
  log: { field: ['fields.description | Description', 'fields.comment.comments.body | Comment'], join: '\n', markup: 'jira', part: 'log' },
  cause: { field: 'fields.rootCause | Custom field (Root Cause) | Custom field (Root cause)', markup: 'jira' },
  resolution: { field: 'fields.comment.comments.body | Comment | Comments', markup: 'jira', part: 'prose' },
  outcome: {
    field: 'fields.resolution.name | fields.resolution | Resolution',
    values: {
      Done: 'resolved',
      Fixed: 'resolved',
      Resolved: 'resolved',
      'Workaround available': 'resolved',
      "Won't Fix": 'notResolved',
      "Won't Do": 'notResolved',
      'Cannot Reproduce': 'notResolved',
      Incomplete: 'notResolved',
    },
    otherwise: 'unknown',
  },
};

/** Zendesk: JSON export and incremental export (a ticket a line, comments within), tickets API, CSV of a view. */
const zendesk: CaseMap = {
  rows: ['tickets', 'results'],
  times: { formats: ['yyyy-MM-dd HH:mm', 'yyyy-MM-dd HH:mm:ss', 'M/d/yyyy H:mm'], zone: 'UTC' },
  people: [
    'requester.name | Requester',
    'submitter.name | Submitter',
    'assignee.name | Assignee',
    'collaborator.name',
    'via.source.from.name',
  ],
  id: 'id | Id | ID | Ticket ID',
  organisation: 'organization.name | Organization | Requester organization',
  server: 'Serial number [txt] | Serial Number [txt] | serial_number | Serial number',
  vendor: 'Vendor [list] | vendor | Vendor',
  model: 'Model [txt] | Model [list] | model | Model',
  title: 'subject | Subject',
  openedAt: 'created_at | Created at | Requested | Created',
  closedAt: 'solved_at | metric_set.solved_at | Solved at | Solved',
  symptom: { field: ['subject | Subject', 'description | Description'], join: blankLine, markup: 'html', part: 'prose' },
  log: { field: ['description | Description', 'comments.html_body | comments.body | Comments'], join: '\n', markup: 'html', part: 'log' },
  cause: 'Root cause [list] | Root cause [txt] | root_cause | Root cause',
  resolution: { field: 'comments.plain_body | comments.html_body | comments.body | Comments', markup: 'html', part: 'prose' },
  outcome: {
    field: 'status | Status',
    values: { solved: 'resolved', closed: 'resolved' },
    otherwise: 'unknown',
  },
};

/** GLPI: tickets of the REST API (content as HTML in entities, states by number), CSV of the list in English or French. */
const glpi: CaseMap = {
  rows: ['data', 'items'],
  times: { formats: ['yyyy-MM-dd HH:mm:ss', 'yyyy-MM-dd HH:mm', 'dd-MM-yyyy HH:mm', 'dd/MM/yyyy HH:mm', 'MM-dd-yyyy HH:mm'], zone: 'UTC' },
  people: [
    'users_id_recipient | Requester | Demandeur | Requester - Requester | Demandeur - Demandeur',
    '_users_id_requester',
    '_users_id_assign | Assigned to - Technician | Attribué à - Technicien',
    'users_id_lastupdater | Last edit by | Dernière modification par',
    'Writer | Rédacteur',
  ],
  id: 'id | ID',
  organisation: 'entities_id | Entity | Entité',
  server: 'items_id | Associated elements | Éléments associés',
  title: 'name | Title | Titre',
  openedAt: "date | Opening date | Date d'ouverture",
  closedAt: 'solvedate | closedate | Resolution date | Date de résolution | Closing date | Date de clôture',
  symptom: { field: ['name | Title | Titre', 'content | Description'], join: blankLine, markup: 'html', part: 'prose' },
  log: { field: ['content | Description', '_followups.content | Followups | Suivis'], join: '\n', markup: 'html', part: 'log' },
  resolution: {
    field: [
      'solution | _solutions.content | Solution - Solution | Solution',
      '_followups.content | Followups - Description | Suivis - Description',
    ],
    join: blankLine,
    markup: 'html',
    part: 'prose',
  },
  outcome: {
    field: 'status | Status | Statut',
    values: { 5: 'resolved', 6: 'resolved', Solved: 'resolved', Closed: 'resolved', Résolu: 'resolved', Clos: 'resolved' },
    otherwise: 'unknown',
  },
};

/** Ready maps by the name that `--map` takes in place of a file. */
export const ticketMaps: Readonly<Record<string, CaseMap>> = { servicenow: serviceNow, jira, zendesk, glpi };
