// 変更 (RFC 7396): the schema of a change, derived from the schema of what it changes. Every key may be left out, a key that
// a block can do without may be removed with null, and a block's forms are open to each other. Lists are replaced whole.

/** The definitions of changes of `terms`: `change` itself and one `…Change` for each definition that holds an object. */
export function changeDefinitions(definitions) {
  const changes = {};

  const holdsObject = schema =>
    schema.$ref ? holdsObject(definitions[nameOf(schema)])
    : schema.anyOf ? schema.anyOf.some(holdsObject)
    : schema.type === 'object';

  const resolved = schema => (schema.$ref ? definitions[nameOf(schema)] : schema);

  function changeOf(schema) {
    if (!holdsObject(schema)) return schema;
    if (schema.$ref) {
      const name = changeName(nameOf(schema));
      if (!(name in changes)) {
        changes[name] = null; // Stands for itself while it is being built: prices hold prices.
        changes[name] = changeOf(definitions[nameOf(schema)]);
      }
      return { $ref: `#/$defs/${name}` };
    }
    if (schema.anyOf) return { ...annotations(schema), anyOf: choices(schema.anyOf) };
    return changeOfObject(schema);
  }

  // A change may turn one form into another, so several forms become one object with the keys of all.
  function choices(options) {
    const objects = options.filter(option => resolved(option).type === 'object');
    if (objects.length < 2) return options.map(changeOf);
    const properties = Object.assign({}, ...objects.map(form => propertiesOf(resolved(form), () => false)));
    return [...options.filter(option => !objects.includes(option)), { type: 'object', properties, additionalProperties: false }];
  }

  function changeOfObject(schema) {
    const required = new Set(schema.required);
    const changed = { ...annotations(schema), type: 'object' };
    if (schema.properties) changed.properties = propertiesOf(schema, key => required.has(key));
    if (schema.propertyNames) changed.propertyNames = schema.propertyNames;
    changed.additionalProperties = schema.additionalProperties ? orNull(changeOf(schema.additionalProperties)) : false;
    return changed;
  }

  function propertiesOf(schema, isRequired) {
    return Object.fromEntries(Object.entries(schema.properties).map(([key, property]) => {
      const { title, description, ...value } = property;
      const changed = changeOf(value);
      return [key, { title, description, ...(isRequired(key) ? changed : orNull(changed)) }];
    }));
  }

  changes.change = null;
  const terms = changeOf(definitions.terms);
  changes.change = {
    ...terms,
    title: '条件の変更 / Change of the terms',
    description: 'terms と同じ形で、変えるところだけを書く（RFC 7396）。null は取り除き、オブジェクトは中へ進み、ほかは置き換える。配列は丸ごと置き換わる。結果全体が検査される。 / The same shape as "terms", with only what changes (RFC 7396): null removes, an object goes deeper, anything else replaces; a list is replaced whole. The result is checked as a whole.',
  };
  return changes;
}

const nameOf = schema => schema.$ref.replace('#/$defs/', '');
const changeName = name => `${name}Change`;
const annotations = ({ title, description }) => (title === undefined ? {} : { title, description });
const orNull = schema => ({ anyOf: [...(Object.keys(schema).join() === 'anyOf' ? schema.anyOf : [schema]), { type: 'null' }] });
