import { Component, createRef, h, type VNode } from "../dom.ts";
import type { Chat, State } from "../chat.ts";
import { Icon, Said } from "./parts.tsx";

/** The browser's dictation, where it has one. */
interface Dictation {
  lang: string;
  interimResults: boolean;
  continuous: boolean;
  onresult: ((event: { results: ArrayLike<ArrayLike<{ transcript: string }>> }) => void) | null;
  onend: (() => void) | null;
  start(): void;
  stop(): void;
}

const Recogniser = ((window as never as Record<string, unknown>)["SpeechRecognition"] ??
  (window as never as Record<string, unknown>)["webkitSpeechRecognition"]) as (new () => Dictation) | undefined;

interface Props {
  chat: Chat;
  state: State;
}

export class Composer extends Component<Props, { text: string; dictating: boolean }> {
  override state = { text: draft, dictating: false };
  readonly #area = createRef<HTMLTextAreaElement>();
  #dictation: Dictation | undefined;

  override mounted(): void {
    this.#fit();
  }

  override updated(): void {
    this.#fit();
  }

  override unmounted(): void {
    this.#dictation?.stop();
    this.props.chat.typing(false);
  }

  override render({ chat, state: { words, notice } }: Props): VNode {
    const { text, dictating } = this.state;
    const over = this.#over();
    const ready = text.trim() !== "" && over <= 0;
    return (
      <form class="composer" onSubmit={(event) => this.#send(event)}>
        {(notice || over > 0) && (
          <p class="notice" role="alert" id="notice">
            <Icon of="alert" />
            {over > 0 ? words.tooLong(over) : notice}
          </p>
        )}
        <div class="writing">
          <label class="tool" title={words.attach}>
            <Icon of="picture" />
            <Said>{words.attach}</Said>
            <input class="file" type="file" accept="image/jpeg,image/png,image/webp,image/gif" onChange={(event) => this.#attach(event)} />
          </label>
          <textarea
            ref={this.#area}
            rows={1}
            value={text}
            placeholder={words.placeholder}
            aria-label={words.placeholder}
            aria-invalid={over > 0 ? "true" : undefined}
            aria-describedby={over > 0 ? "notice" : undefined}
            enterkeyhint="send"
            onInput={(event) => this.#write(event.currentTarget.value)}
            onKeyDown={(event) => this.#key(event)}
            onPaste={(event) => this.#paste(event)}
            onBlur={() => chat.typing(false)}
          />
          {Recogniser && !ready && (
            <button type="button" class="tool" aria-pressed={dictating} aria-label={words.dictate} onClick={() => this.#dictate()}>
              <Icon of={dictating ? "stop" : "microphone"} />
            </button>
          )}
          {(ready || !Recogniser) && (
            <button class="send" aria-label={words.send} disabled={!ready}>
              <Icon of="send" />
            </button>
          )}
        </div>
      </form>
    );
  }

  #write(text: string): void {
    draft = text;
    this.setState({ text });
    this.props.chat.typing(text !== "");
  }

  #key(event: KeyboardEvent): void {
    // Enter also ends the composition of a character in Japanese or Chinese.
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) this.#send(event);
  }

  #send(event: Event): void {
    event.preventDefault();
    const { text } = this.state;
    if (!text.trim() || this.#over() > 0) return;
    this.#dictation?.stop();
    this.props.chat.say(text);
    this.#write("");
    this.#area.current!.focus();
  }

  /** By how many characters the text is too long. */
  #over(): number {
    return [...this.state.text].length - (this.props.state.config?.limits?.textChars ?? 4000);
  }

  #attach(event: { currentTarget: HTMLInputElement }): void {
    const [file] = event.currentTarget.files ?? [];
    event.currentTarget.value = "";
    if (file) void this.props.chat.sendPicture(file);
  }

  #paste(event: ClipboardEvent): void {
    const file = [...(event.clipboardData?.files ?? [])].find(({ type }) => type.startsWith("image/"));
    if (!file) return;
    event.preventDefault();
    void this.props.chat.sendPicture(file);
  }

  #dictate(): void {
    if (this.#dictation) return this.#dictation.stop();
    const dictation = (this.#dictation = new Recogniser!());
    const before = this.state.text && `${this.state.text} `;
    dictation.lang = this.props.chat.state.locale;
    dictation.interimResults = dictation.continuous = true;
    dictation.onresult = ({ results }) =>
      this.#write(before + Array.from(results, (result) => result[0]?.transcript ?? "").join("").trim());
    dictation.onend = () => {
      this.#dictation = undefined;
      this.setState({ dictating: false });
    };
    dictation.start();
    this.setState({ dictating: true });
  }

  /** Grows with the words, to the five lines that the style allows. */
  #fit(): void {
    const area = this.#area.current!;
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight}px`;
  }
}

/** What was being written outlives a closed panel. */
let draft = "";
