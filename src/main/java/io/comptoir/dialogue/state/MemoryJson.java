package io.comptoir.dialogue.state;

import io.comptoir.base.Language;
import io.comptoir.base.Value;
import io.comptoir.base.ValueJson;
import io.comptoir.dialogue.state.Prompt.Kind;
import io.comptoir.dialogue.state.Prompt.Option;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.io.SegmentedStringWriter;
import tools.jackson.core.json.JsonFactory;

/**
 * A memory as JSON, token by token. What is empty is left out, what is unknown is skipped; null
 * where a number stood is 0.
 */
final class MemoryJson {
  private static final JsonFactory JSON = new JsonFactory();

  private MemoryJson() {}

  static String write(Memory memory) {
    var buffers = JSON._getBufferRecycler();
    var text = new SegmentedStringWriter(buffers);
    try (var to = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      to.writeStartObject();
      to.writeNumberProperty("version", memory.version());
      frames(to, "stack", memory.stack());
      if (memory.prompt() != null) {
        to.writeName("prompt");
        prompt(to, memory.prompt());
      }
      values(to, "slots", memory.slots());
      texts(to, "shown", memory.shown());
      text(to, "focus", memory.focus());
      to.writeNumberProperty("misses", memory.misses());
      to.writeNumberProperty("count", memory.count());
      text(to, "language", code(memory.language()));
      text(to, "channelLanguage", code(memory.channelLanguage()));
      to.writeBooleanProperty("greeted", memory.greeted());
      time(to, "lastAt", memory.lastAt());
      frames(to, "parked", memory.parked());
      to.writeNumberProperty("lastAnswered", memory.lastAnswered());
      to.writeEndObject();
    }
    var written = text.getAndClear();
    buffers.releaseToPool();
    return written;
  }

  /**
   * @throws JacksonException when the text is no memory
   */
  static Memory read(String json) {
    try (var from = JSON.createParser(ObjectReadContext.empty(), json)) {
      from.nextToken();
      return memory(from);
    }
  }

  /** The count alone, where the rest cannot be read. */
  static Optional<Integer> count(String json) {
    try (var from = JSON.createParser(ObjectReadContext.empty(), json)) {
      if (from.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      for (var name = from.nextName(); name != null; name = from.nextName()) {
        from.nextToken();
        if (name.equals("count")) {
          return Optional.of(from.getIntValue());
        }
        from.skipChildren();
      }
    } catch (JacksonException notEvenThat) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  private static Memory memory(JsonParser from) {
    expect(from, JsonToken.START_OBJECT);
    var version = 0;
    List<Frame> stack = List.of();
    @Nullable Prompt prompt = null;
    Map<String, Value> slots = Map.of();
    List<String> shown = List.of();
    @Nullable String focus = null;
    var misses = 0;
    var count = 0;
    @Nullable Language language = null;
    @Nullable Language channelLanguage = null;
    var greeted = false;
    @Nullable Instant lastAt = null;
    List<Frame> parked = List.of();
    var lastAnswered = 0;
    for (var name = from.nextName(); name != null; name = from.nextName()) {
      if (from.nextToken() == JsonToken.VALUE_NULL) {
        continue;
      }
      switch (name) {
        case "version" -> version = from.getIntValue();
        case "stack" -> stack = list(from, MemoryJson::frame);
        case "prompt" -> prompt = prompt(from);
        case "slots" -> slots = ValueJson.readFields(from);
        case "shown" -> shown = list(from, JsonParser::getString);
        case "focus" -> focus = from.getString();
        case "misses" -> misses = from.getIntValue();
        case "count" -> count = from.getIntValue();
        case "language" -> language = language(from);
        case "channelLanguage" -> channelLanguage = language(from);
        case "greeted" -> greeted = from.getBooleanValue();
        case "lastAt" -> lastAt = time(from);
        case "parked" -> parked = list(from, MemoryJson::frame);
        case "lastAnswered" -> lastAnswered = from.getIntValue();
        default -> from.skipChildren();
      }
    }
    return new Memory(
        version,
        stack,
        prompt,
        slots,
        shown,
        focus,
        misses,
        count,
        language,
        channelLanguage,
        greeted,
        lastAt,
        parked,
        lastAnswered);
  }

  private static void frames(JsonGenerator to, String name, List<Frame> frames) {
    if (frames.isEmpty()) {
      return;
    }
    to.writeArrayPropertyStart(name);
    for (var frame : frames) {
      to.writeStartObject();
      text(to, "flow", frame.flow());
      text(to, "hash", frame.hash());
      to.writeNumberProperty("pc", frame.pc());
      text(to, "step", frame.step());
      values(to, "slots", frame.slots());
      text(to, "call", frame.call());
      time(to, "since", frame.since());
      if (frame.caller()) {
        to.writeBooleanProperty("caller", true);
      }
      if (frame.tries() > 0) {
        to.writeNumberProperty("tries", frame.tries());
      }
      if (frame.version() > 0) {
        to.writeNumberProperty("version", frame.version());
      }
      to.writeEndObject();
    }
    to.writeEndArray();
  }

  private static Frame frame(JsonParser from) {
    expect(from, JsonToken.START_OBJECT);
    var flow = "";
    var hash = "";
    var pc = 0;
    @Nullable String step = null;
    Map<String, Value> slots = Map.of();
    @Nullable String call = null;
    @Nullable Instant since = null;
    var caller = false;
    var tries = 0;
    var version = 0;
    for (var name = from.nextName(); name != null; name = from.nextName()) {
      if (from.nextToken() == JsonToken.VALUE_NULL) {
        continue;
      }
      switch (name) {
        case "flow" -> flow = from.getString();
        case "hash" -> hash = from.getString();
        case "pc" -> pc = from.getIntValue();
        case "step" -> step = from.getString();
        case "slots" -> slots = ValueJson.readFields(from);
        case "call" -> call = from.getString();
        case "since" -> since = time(from);
        case "caller" -> caller = from.getBooleanValue();
        case "tries" -> tries = from.getIntValue();
        case "version" -> version = from.getIntValue();
        default -> from.skipChildren();
      }
    }
    return new Frame(flow, hash, pc, step, slots, call, since, caller, tries, version);
  }

  private static void prompt(JsonGenerator to, Prompt prompt) {
    to.writeStartObject();
    to.writeNumberProperty("id", prompt.id());
    to.writeStringProperty("kind", prompt.kind().name().toLowerCase(Locale.ROOT));
    text(to, "slot", prompt.slot());
    if (!prompt.options().isEmpty()) {
      to.writeArrayPropertyStart("options");
      for (var option : prompt.options()) {
        to.writeStartObject();
        to.writeStringProperty("value", option.value());
        to.writeStringProperty("label", option.label());
        to.writeEndObject();
      }
      to.writeEndArray();
    }
    to.writeEndObject();
  }

  private static Prompt prompt(JsonParser from) {
    expect(from, JsonToken.START_OBJECT);
    var id = 0;
    @Nullable Kind kind = null;
    @Nullable String slot = null;
    List<Option> options = List.of();
    for (var name = from.nextName(); name != null; name = from.nextName()) {
      if (from.nextToken() == JsonToken.VALUE_NULL) {
        continue;
      }
      switch (name) {
        case "id" -> id = from.getIntValue();
        case "kind" -> kind = kind(from);
        case "slot" -> slot = from.getString();
        case "options" -> options = list(from, MemoryJson::option);
        default -> from.skipChildren();
      }
    }
    if (kind == null) {
      throw new StreamReadException(from, "a question without its kind");
    }
    return new Prompt(id, kind, slot, options);
  }

  private static Option option(JsonParser from) {
    expect(from, JsonToken.START_OBJECT);
    var value = "";
    var label = "";
    for (var name = from.nextName(); name != null; name = from.nextName()) {
      from.nextToken();
      switch (name) {
        case "value" -> value = from.getString();
        case "label" -> label = from.getString();
        default -> from.skipChildren();
      }
    }
    return new Option(value, label);
  }

  private static Kind kind(JsonParser from) {
    var word = from.getString();
    for (var kind : Kind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(word)) {
        return kind;
      }
    }
    throw new StreamReadException(from, "no question is a \"" + word + "\"");
  }

  private static <T> List<T> list(JsonParser from, Function<JsonParser, T> one) {
    expect(from, JsonToken.START_ARRAY);
    var list = new ArrayList<T>();
    while (from.nextToken() != JsonToken.END_ARRAY) {
      list.add(one.apply(from));
    }
    return list;
  }

  private static Language language(JsonParser from) {
    try {
      return new Language(from.getString());
    } catch (IllegalArgumentException unknown) {
      throw new StreamReadException(from, "not a language", unknown);
    }
  }

  private static Instant time(JsonParser from) {
    try {
      return Instant.parse(from.getString());
    } catch (DateTimeException unknown) {
      throw new StreamReadException(from, "not a time", unknown);
    }
  }

  private static void text(JsonGenerator to, String name, @Nullable String text) {
    if (text != null && !text.isEmpty()) {
      to.writeStringProperty(name, text);
    }
  }

  private static void texts(JsonGenerator to, String name, List<String> texts) {
    if (!texts.isEmpty()) {
      to.writeArrayPropertyStart(name);
      texts.forEach(to::writeString);
      to.writeEndArray();
    }
  }

  private static void values(JsonGenerator to, String name, Map<String, Value> values) {
    if (!values.isEmpty()) {
      to.writeName(name);
      ValueJson.write(to, values);
    }
  }

  private static void time(JsonGenerator to, String name, @Nullable Instant time) {
    if (time != null) {
      to.writeStringProperty(name, time.toString());
    }
  }

  private static @Nullable String code(@Nullable Language language) {
    return language == null ? null : language.code();
  }

  private static void expect(JsonParser from, JsonToken token) {
    if (from.currentToken() != token) {
      throw new StreamReadException(from, "expected " + token + ", found " + from.currentToken());
    }
  }
}
