import { Component, h, type VNode } from "../dom.ts";
import type { Chat } from "../chat.ts";
import { mistake } from "../check.ts";
import type { Field, Form as FormContent } from "../protocol.ts";
import { Icon, Prose } from "./parts.tsx";

interface Props {
  chat: Chat;
  form: FormContent;
  /** Makes the ids of its fields its own. */
  id: string;
  open: boolean;
}

interface Given {
  values: Record<string, string>;
  errors: Record<string, string | undefined>;
}

/** Questions asked in one go, checked where they stand. */
export class Form extends Component<Props, Given> {
  override state: Given = {
    values: Object.fromEntries(fields(this.props).map((field) => [field.name, field.value ?? ""])),
    errors: Object.fromEntries(fields(this.props).map((field) => [field.name, field.error])),
  };

  override render({ chat, form, open }: Props): VNode {
    const { words } = chat.state;
    if (!open) {
      return (
        <div class="block answered">
          <p class="body soft">
            <Icon of="tick" />
            {form.text ?? words.answered}
          </p>
        </div>
      );
    }
    return (
      <form class="block form" noValidate aria-label={form.text ?? form.submit} onSubmit={(event) => this.#submit(event)}>
        <div class="body">
          {form.text && <Prose chat={chat} text={form.text} />}
          {fields(this.props).map((field) => this.#field(field))}
          <button class="button primary" type="submit">{form.submit}</button>
        </div>
      </form>
    );
  }

  #field(field: Field): VNode {
    const { words } = this.props.chat.state;
    const id = `${this.props.id}-${field.name}`;
    const error = this.state.errors[field.name];
    const common = {
      id,
      name: field.name,
      value: this.state.values[field.name],
      placeholder: field.placeholder,
      autocomplete: field.autocomplete,
      "aria-required": field.required ? "true" : undefined,
      "aria-invalid": error ? "true" : undefined,
      "aria-describedby": error ? `${id}-error` : undefined,
      onInput: (event: { currentTarget: { value: string } }) =>
        this.#given(field, event.currentTarget.value),
    } as const;
    return (
      <div class="field">
        <label for={id}>
          {field.label}
          {!field.required && <span class="soft"> ({words.optional})</span>}
        </label>
        {control(field, common, words.choose)}
        {error && (
          <p class="error" id={`${id}-error`}>
            <Icon of="alert" />
            {error}
          </p>
        )}
      </div>
    );
  }

  #given(field: Field, value: string): void {
    const { values, errors } = this.state;
    // A mistake that was pointed out goes as soon as it is mended; a new one is not shown while still typing.
    const error = errors[field.name] && mistake(field, value, this.props.chat.state.words);
    this.setState({ values: { ...values, [field.name]: value }, errors: { ...errors, [field.name]: error } });
  }

  #submit(event: SubmitEvent & { currentTarget: HTMLFormElement }): void {
    event.preventDefault();
    const { chat, form } = this.props;
    const asked = fields(this.props);
    const errors = Object.fromEntries(
      asked.map((field) => [field.name, mistake(field, this.state.values[field.name] ?? "", chat.state.words)]),
    );
    const wrong = asked.find((field) => errors[field.name]);
    if (wrong) {
      const target = event.currentTarget;
      this.setState({ errors }, () => (target.elements.namedItem(wrong.name) as HTMLElement | null)?.focus());
      return;
    }
    const answers = asked.map(({ name }) => ({ name, value: (this.state.values[name] ?? "").trim() }));
    chat.send({ type: "formResponse", id: form.id, fields: answers.filter(({ value }) => value) });
  }
}

function fields({ form }: Props): Field[] {
  return form.fields ?? [];
}

/** The control whose keyboard suits the answer. */
function control(field: Field, common: object, choose: string): VNode {
  switch (field.kind) {
    case "select":
      return (
        <select {...common}>
          <option value="">{choose}</option>
          {(field.options ?? []).map(({ value, label }) => (
            <option value={value}>{label}</option>
          ))}
        </select>
      );
    case "multiline":
      return <textarea rows={3} maxLength={2000} {...common} />;
    case "email":
      return <input type="email" maxLength={254} autocapitalize="none" spellcheck="false" {...common} />;
    case "phone":
      return <input type="tel" maxLength={40} {...common} />;
    case "number":
      return <input type="text" maxLength={40} inputMode="decimal" {...common} />;
    case "text":
      return <input type="text" maxLength={500} {...common} />;
  }
}
