package io.comptoir.dialogue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a button asks for, written as its postback payload: {@code
 * {"do":"cart.add","product":"P-12"}}. The names in {@code does} are those of the flows' {@code do}
 * triggers; the other values fill the slots of the flow by name.
 *
 * @param does the name of what is asked: {@code cart.add}; {@link #ANSWER} answers an open question
 */
public record Press(String does, Map<String, String> with) {
  /** Answers the question whose number stands under {@code prompt} with {@code value}. */
  public static final String ANSWER = "answer";

  /** A link from elsewhere was followed; its name stands under {@code link}. */
  public static final String LINK = "link";

  /** Longer payloads are not ours. */
  public static final int MAX_LENGTH = 2_000;

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<LinkedHashMap<String, Object>> OBJECT =
      new TypeReference<>() {};

  public Press {
    with = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(with));
  }

  public static Press to(String does) {
    return new Press(does, Map.of());
  }

  public static Press to(String does, String name, String value) {
    return new Press(does, Map.of(name, value));
  }

  public static Press answer(int prompt, String value) {
    var with = new LinkedHashMap<String, String>();
    with.put("prompt", Integer.toString(prompt));
    with.put("value", value);
    return new Press(ANSWER, with);
  }

  /** The payload of the button. */
  public String payload() {
    // written without a generator: a carousel has dozens of these
    var text = new StringBuilder(96).append("{\"do\":");
    quote(does, text);
    with.forEach(
        (name, value) -> {
          quote(name, text.append(','));
          quote(value, text.append(':'));
        });
    return text.append('}').toString();
  }

  private static void quote(String value, StringBuilder text) {
    JsonStringEncoder.getInstance().quoteAsString(value, text.append('"'));
    text.append('"');
  }

  /**
   * What a payload asks for; empty when it is not one of ours. Numbers are read as their digits.
   */
  public static Optional<Press> of(String payload) {
    if (payload.length() > MAX_LENGTH || !payload.startsWith("{")) {
      return Optional.empty();
    }
    try {
      var object = JSON.readValue(payload, OBJECT);
      if (!(object.remove("do") instanceof String does) || does.isEmpty()) {
        return Optional.empty();
      }
      var with = new LinkedHashMap<String, String>();
      object.forEach(
          (name, value) -> {
            if (value instanceof String || value instanceof Number || value instanceof Boolean) {
              with.put(name, value.toString());
            }
          });
      return Optional.of(new Press(does, with));
    } catch (JacksonException notJson) {
      return Optional.empty();
    }
  }
}
