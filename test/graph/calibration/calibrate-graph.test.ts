import { beforeAll, describe, expect, it } from 'vitest';
import type { CausalLink, GraphFile } from '#domain/causal-graph.js';
import { type Calibration, calibrateGraph } from '#graph/calibration/calibrate-graph.js';
import { type CalibrationCase, factsOf as caseFacts } from '#graph/calibration/calibration-case.js';
import { labelOf } from '#graph/calibration/labels.js';
import { strengthOfLink } from '#graph/calibration/strength.js';
import { checkGraph } from '#graph/checking/check-graph.js';
import { compileGraph } from '#graph/model/compile-graph.js';
import { rankCandidates } from '#graph/model/score.js';
import { factsOf, faultOf, findingOf, graphOf, linkOf, sign } from '../tiny-graph.js';

const about = { level: 'fault', scope: 'site', at: null } as const;
const findingIds = ['ecc', 'ierr', 'reset'];
/** P(finding | fault) of the world that the cases come from; `reset` happens to all. */
const truth: Readonly<Record<string, readonly number[]>> = { dimm: [0.8, 0.3, 0.5], core: [0.05, 0.7, 0.5], psu: [0.05, 0.05, 0.9] };
const rates: Readonly<Record<string, number>> = { dimm: 0.5, core: 0.3, psu: 0.2 };
const classes: Readonly<Record<string, string>> = { dimm: 'memory', core: 'cpu', psu: 'psu' };
const leak = 0.05;

/** An expert who is wrong about nearly every number. */
const expert = graphOf({
  faults: Object.entries(classes).map(([id, componentClass]) => faultOf(id, { componentClass, prior: 0.2 })),
  findings: findingIds.map((id) => findingOf(id, { componentClass: null, leakProbability: leak, reliableAbsence: true, cascade: 'crash' })),
  links: Object.keys(classes).flatMap((fault) => findingIds.map((finding) => linkOf(fault, finding, 0.3))),
});

function drawCases(count: number, seed = 1, labelled: 'fault' | 'class' = 'fault'): CalibrationCase[] {
  let state = seed;
  const random = () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
  return Array.from({ length: count }, (_, index) => {
    const at = random();
    const fault = at < rates.dimm! ? 'dimm' : at < rates.dimm! + rates.core! ? 'core' : 'psu';
    const findings = findingIds.map((id, place) => sign(id, random() < truth[fault]![place]! ? 'present' : 'absent'));
    const habit = random() < (fault === 'psu' ? 0.9 : 0.05) ? ['auto/key/fan/assertion'] : [];
    const noise = random() < 0.3 ? ['auto/key/clock/none'] : [];
    const confirmed = { componentClass: classes[fault] as 'cpu', ...(labelled === 'fault' ? { faultId: fault } : {}) };
    const label = labelOf(expert, confirmed, new Set(Object.values(classes)));
    const shown = findings.flatMap(({ findingId, state }) => (state === 'present' ? [`auto/finding/${findingId}`] : []));
    const automatic = [...shown, ...habit, ...noise];
    return {
      id: `case-${index}`,
      group: `server-${index}`,
      facts: factsOf(findings),
      automatic,
      label: label.name,
      permitted: label.permitted,
      weight: 1,
      isPerturbed: false,
    };
  });
}

const linkFrom = ({ links }: GraphFile, faultId: string, findingId: string): CausalLink | undefined =>
  links.find((link) => link.faultId === faultId && link.findingId === findingId);

/** Natural log of how much likelier than by chance an automatic finding is with a group; 0 where no link was observed. */
function strengthAt(groupId: string, findingId: string): number {
  const leakOfFinding = many.graph.findings.find(({ id }) => id === findingId)?.leakProbability ?? 1;
  return strengthOfLink(linkFrom(many.graph, groupId, findingId)?.linkProbability ?? 0, leakOfFinding);
}
const strengthOf = (fault: string, finding: string) => strengthAt(`group:${classes[fault]}//${fault}`, `auto/finding/${finding}`);

/** P(fault | what the case shows) by Bayes' rule in that world; the noise tells nothing. */
function trueShare(faultId: string, { facts, automatic }: CalibrationCase): number {
  const weightOf = (fault: string) => {
    const habit = fault === 'psu' ? 0.9 : 0.05;
    const shown = facts.findings.map(({ state }, place) => (state === 'present' ? truth[fault]![place]! : 1 - truth[fault]![place]!));
    return shown.reduce(
      (product, chance) => product * chance,
      rates[fault]! * (automatic.includes('auto/key/fan/assertion') ? habit : 1 - habit),
    );
  };
  return weightOf(faultId) / Object.keys(truth).reduce((sum, fault) => sum + weightOf(fault), 0);
}

let many: Calibration;
const cases = drawCases(3000);
beforeAll(() => {
  many = calibrateGraph(expert, cases, about);
});

describe('a calibration on many cases', () => {
  it('gives each fault about the probability that it has in the world that the cases come from', () => {
    const fresh = drawCases(400, 77);
    const errorOf = (graph: GraphFile) => {
      const errors = fresh.flatMap((one) => {
        const { ranked, unknownPosterior } = rankCandidates(compileGraph(graph), caseFacts(one));
        return ranked.map(({ candidate, posterior }) => Math.abs(posterior / (1 - unknownPosterior) - trueShare(candidate.faultId, one)));
      });
      return errors.reduce((sum, error) => sum + error, 0) / errors.length;
    };

    expect(errorOf(many.graph)).toBeLessThan(0.04);
    expect(errorOf(many.graph)).toBeLessThan(errorOf(expert) / 4);
  });

  it('observes what goes with a fault more than the expert thinks, with the counts behind it', () => {
    const ofDimm = cases.filter((one) => one.permitted.has('dimm'));
    const present = ofDimm.filter((one) => one.automatic.includes('auto/finding/ecc')).length;

    expect(linkFrom(many.graph, 'group:memory//dimm', 'auto/finding/ecc')).toMatchObject({
      provenance: 'automatic',
      scope: 'server',
      confidence: 'wip',
      expertProbability: null,
      counts: { present, absent: ofDimm.length - present },
    });
    expect(strengthOf('psu', 'ecc')).toBeLessThan(strengthOf('dimm', 'ecc') - 1);
    expect(strengthOf('core', 'ierr')).toBeGreaterThan(strengthOf('psu', 'ierr') + 1);
  });

  it('leaves the unknown its share, and the expert prior beside the fitted', () => {
    expect(many.graph.unknownPrior).toBe(expert.unknownPrior);
    expect(many.graph.faults.map((fault) => fault.expertPrior)).toEqual([0.2, 0.2, 0.2]);
  });

  it("leaves the expert's links as they were", () => {
    const own = many.graph.links.filter(({ provenance }) => provenance !== 'automatic');

    expect(own).toEqual(
      [...expert.links].sort((left, right) => (left.faultId + left.findingId < right.faultId + right.findingId ? -1 : 1)),
    );
  });

  it('tells what goes with one fault from what goes with all alike', () => {
    const groupsOf = (id: string) => many.graph.links.filter(({ findingId }) => findingId === id).map(({ faultId }) => faultId);

    expect(groupsOf('auto/key/fan/assertion')).toContain('group:psu//psu');
    expect(strengthAt('group:psu//psu', 'auto/key/fan/assertion')).toBeGreaterThan(1);
    expect(strengthAt('group:psu//psu', 'auto/key/clock/none')).toBeLessThan(0.5);
    expect(many.graph.findings.find(({ id }) => id === 'auto/key/fan/assertion')?.title).toEqual({
      en: 'Observed association: event fan/assertion',
      zh: expect.stringContaining('观察到的关联'),
    });
  });

  it('gives a graph without errors', () => {
    const errors = checkGraph(many.graph, findingIds).filter(({ level }) => level === 'error');

    expect(errors).toEqual([]);
  });

  it('answers better than the expert on cases that it has not seen', () => {
    const fresh = drawCases(500, 77);
    const rightOf = (graph: GraphFile) => {
      const compiled = compileGraph(graph);
      return fresh.filter((one) => one.permitted.has(rankCandidates(compiled, caseFacts(one)).ranked[0]?.candidate.faultId ?? '')).length;
    };

    expect(rightOf(many.graph)).toBeGreaterThan(rightOf(expert) + 50);
  });

  it('says what it was fitted to, and which settings predicted held-out cases best', () => {
    const best = many.validation.reduce((kept, next) => (next.logLoss < kept.logLoss ? next : kept));

    expect(many.calibration).toMatchObject({ ...about, cases: 3000, hasAssociations: true, settings: best.settings });
    expect(many.graph.calibration).toEqual(many.calibration);
    expect(many.calibration.threshold).toBeGreaterThanOrEqual(0.05);
  });

  it('begins again from the expert when its own result is calibrated', () => {
    const again = calibrateGraph(many.graph, cases, about);

    expect(again.graph.links.map(({ faultId, findingId }) => `${faultId} ${findingId}`)).toEqual(
      many.graph.links.map(({ faultId, findingId }) => `${faultId} ${findingId}`),
    );
    again.graph.links.forEach((link, index) => {
      expect(link.linkProbability).toBeCloseTo(many.graph.links[index]!.linkProbability, 3);
    });
    expect(again.graph.faults.map((fault) => fault.expertPrior)).toEqual([0.2, 0.2, 0.2]);
  });

  it('repeats a fit on other cases with the settings and the threshold it had', () => {
    const repeated = calibrateGraph(many.graph, drawCases(1000, 5), { ...about, repeat: many.calibration });

    expect(repeated.validation).toEqual([]);
    expect(repeated.calibration).toMatchObject({
      cases: 1000,
      settings: many.calibration.settings,
      threshold: many.calibration.threshold,
    });
  });

  it('leaves a link that an expert adopted with the expert', () => {
    const adopted = many.graph.links.map((link) => (link.provenance === 'automatic' ? { ...link, provenance: 'expert' as const } : link));

    const { graph } = calibrateGraph({ ...many.graph, links: adopted }, cases, about);

    const kept = graph.links.filter((link) => link.findingId === 'auto/key/fan/assertion' && link.faultId === 'group:psu//psu');
    expect(kept.map(({ provenance }) => provenance)).toEqual(['expert']);
    expect(checkGraph(graph, findingIds).filter(({ level }) => level === 'error')).toEqual([]);
  });
});

describe('a calibration on class labels', () => {
  const twins = graphOf({
    ...expert,
    faults: [...expert.faults, faultOf('slot', { componentClass: 'memory', prior: 0.01 })],
    links: [...expert.links, linkOf('slot', 'ecc', 0.3)],
  });
  const permitted = new Set(['dimm', 'slot']);
  const odd = drawCases(600, 3, 'class').map((one) =>
    one.permitted.has('dimm') ? { ...one, permitted, automatic: ['auto/key/stat/assertion'] } : one,
  );

  it('links automatic findings to all faults that the label cannot tell apart, as one group', () => {
    const { graph } = calibrateGraph(twins, odd, { ...about, level: 'class' });

    const observed = graph.links.filter((link) => link.findingId === 'auto/key/stat/assertion');

    expect(observed.map((link) => link.faultId)).toEqual(['group:memory']);
    expect(graph.faultGroups?.find(({ id }) => id === 'group:memory')?.faultIds).toEqual(['dimm', 'slot']);
  });
});

describe('a calibration on few cases', () => {
  it("leaves the expert's links, score and threshold in charge", () => {
    const { graph, calibration } = calibrateGraph(expert, drawCases(50), about);

    expect(graph.links.map(({ linkProbability, provenance }) => [linkProbability, provenance])).toEqual(
      expert.links.map(() => [0.3, 'expert']),
    );
    expect(compileGraph(graph).temperature).toBe(1);
    expect(calibration).toMatchObject({ cases: 50, hasAssociations: false, threshold: 0.2 });
  });

  it('hardly moves the priors, the less the fewer cases there are', () => {
    const moveOf = (count: number) =>
      Math.max(...calibrateGraph(expert, drawCases(count), about).graph.faults.map((fault) => Math.abs(Math.log(fault.prior / 0.2))));

    expect(moveOf(20)).toBeLessThan(0.05);
    expect(moveOf(150)).toBeGreaterThan(moveOf(50));
  });

  it('counts a perturbed copy of a case as no case', () => {
    const perturbed = drawCases(190).flatMap((one) => [one, { ...one, weight: 0.3, isPerturbed: true }]);

    expect(calibrateGraph(expert, perturbed, about).calibration).toMatchObject({ cases: 190, hasAssociations: false });
  });
});
