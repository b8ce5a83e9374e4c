import type { Bilingual, DiagnosticTest, Disagreement, Fault, FindingDefinition, GraphFile, GraphProblem } from '#domain/causal-graph.js';
import { isAutomaticFinding } from '#domain/finding.js';
import { errorOf, warningOf } from './problem.js';

/** A text of the graph and where it stands. */
type Placed = { readonly subject: string; readonly field: string; readonly text: Bilingual };

const chinese = /\p{Script=Han}/u;

/** Texts: there in both languages, each in its own; conditions of tests in both; a question that is one. */
export function checkTexts(graph: GraphFile): GraphProblem[] {
  const texts = [
    ...graph.faults.flatMap(textsOfFault),
    ...graph.findings.filter((finding) => !isAutomaticFinding(finding.id)).flatMap(textsOfFinding),
    ...graph.tests.flatMap(textsOfTest),
    ...graph.disagreements.flatMap(textsOfDisagreement),
  ];
  return [...texts.flatMap(checkText), ...graph.tests.flatMap(checkConditions), ...graph.findings.flatMap(checkQuestion)];
}

function checkText({ subject, field, text }: Placed): GraphProblem[] {
  const { en, zh } = text;
  if (en.trim() === '' || zh.trim() === '')
    return [errorOf('missingTranslation', subject, `${field} is empty in ${en.trim() === '' ? 'English' : 'Chinese'}`)];
  if (en === zh && !chinese.test(zh)) return [warningOf('missingTranslation', subject, `${field} is not translated: “${en}”`)];
  return chinese.test(en) ? [warningOf('missingTranslation', subject, `${field} in English has Chinese characters: “${en}”`)] : [];
}

function checkConditions({ id, preconditions, preconditionTexts }: DiagnosticTest): GraphProblem[] {
  if (preconditions.length === preconditionTexts.length) return [];
  return [warningOf('missingTranslation', id, 'the preconditions are not in both languages')];
}

function checkQuestion({ id, question }: FindingDefinition): GraphProblem[] {
  if (isAutomaticFinding(id) || [question.en, question.zh].every((text) => /[?？]\s*$/u.test(text))) return [];
  return [warningOf('noQuestion', id, 'a person cannot be asked for it: the question does not end in a question mark')];
}

function textsOfFault({ id, title, explanation, fru, repairs }: Fault): Placed[] {
  return [
    { subject: id, field: 'the title', text: title },
    { subject: id, field: 'the explanation', text: explanation },
    ...(fru === null ? [] : [{ subject: id, field: 'the name of the part', text: fru.name }]),
    ...repairs.flatMap(({ action, preconditions, stopIf, verify }, index) =>
      [action, ...preconditions, ...[stopIf, verify].flatMap((text) => text ?? [])].map((text) => ({
        subject: `${id}#${index + 1}`,
        field: 'a text of the step',
        text,
      })),
    ),
  ];
}

function textsOfFinding({ id, title, question }: FindingDefinition): Placed[] {
  return [
    { subject: id, field: 'the title', text: title },
    { subject: id, field: 'the question', text: question },
  ];
}

function textsOfTest({ id, title, preconditionTexts }: DiagnosticTest): Placed[] {
  return [title, ...preconditionTexts].map((text) => ({ subject: id, field: 'a text of the test', text }));
}

function textsOfDisagreement({ id, question, positions }: Disagreement): Placed[] {
  return [question, ...positions.map(({ text }) => text)].map((text) => ({ subject: id, field: 'a text of the disagreement', text }));
}
