import { defineCheck, met, notApplicable, unmet } from '../../check.ts';
import { findEntry } from '../../tree-question.ts';

export const modelCard = defineCheck({
  id: 'model-card',
  title: 'Describes its model',
  why: 'People who use a model have to know what it was trained on, what it is for and where it fails.',
  fix: 'Add MODEL_CARD.md with the purpose, the data, the measures and the limits of the model.',
  lesson: {
    time: 'day',
    tip: 'Begin with what the model must not be used for: nobody else can know that.',
  },
  about: 'contents',
  needs: ['tree', 'topics'],
  evaluate({ tree, topics }) {
    const card = findEntry(tree, /^(?:docs\/)?model[-_ ]?cards?(?:\.(?:md|rst|txt|html|pdf))?$/i);
    if (card) return met(`There is ${card.path}.`, card.path);
    return topics.some((topic) =>
      /^(?:machine-learning|deep-learning|ml|artificial-intelligence|neural-networks?|nlp|large-language-models?|llm)$/.test(
        topic,
      ),
    )
      ? unmet('Its topics say that it holds a model, but there is no model card.')
      : notApplicable('No topic says that it holds a model.');
  },
});
