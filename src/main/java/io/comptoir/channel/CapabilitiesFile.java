package io.comptoir.channel;

import io.comptoir.channel.Capabilities.Cards;
import io.comptoir.channel.Capabilities.Room;
import io.comptoir.channel.Capabilities.Unit;
import io.comptoir.channel.Platform.InDoubt;
import io.comptoir.channel.Platform.Support;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Reads {@code capabilities.yml}; a word that means nothing there stops the program. */
final class CapabilitiesFile {
  private static final Set<String> KEYS =
      Set.of(
          "text",
          "unit",
          "prompt",
          "caption",
          "quick_replies",
          "reply_text",
          "buttons",
          "button_text",
          "rows",
          "row_title",
          "row_description",
          "cards",
          "card_buttons",
          "card_title",
          "card_text",
          "payload",
          "media",
          "blocks",
          "forms",
          "location",
          "link_buttons",
          "asks_location",
          "links",
          "product",
          "template",
          "typing",
          "read",
          "pay",
          "pay_where",
          "signature",
          "dedupe",
          "ack_seconds",
          "tolerance_seconds",
          "in_doubt",
          "window_hours",
          "agent_hours",
          "user_starts",
          "opt_in",
          "quota",
          "per_second",
          "reply_seconds");

  private static final int ANY_LENGTH = 1_000;

  private final String channel;
  private final Map<?, ?> row;

  private CapabilitiesFile(String channel, Map<?, ?> row) {
    this.channel = channel;
    this.row = row;
  }

  static Map<String, Capabilities> read() {
    try (InputStream in = Capabilities.class.getResourceAsStream("capabilities.yml")) {
      var rows = new LinkedHashMap<String, Capabilities>();
      var file = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromInputStream(in);
      file.forEach(
          (channel, row) ->
              rows.put(
                  (String) channel,
                  new CapabilitiesFile((String) channel, (Map<?, ?>) row).capabilities()));
      return Collections.unmodifiableMap(rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Capabilities capabilities() {
    for (var key : row.keySet()) {
      if (!KEYS.contains(key)) {
        throw new IllegalStateException(channel + " in capabilities.yml: no such thing as " + key);
      }
    }
    var text = number("text", 0);
    return new Capabilities(
        channel,
        text,
        "bytes".equals(row.get("unit")) ? Unit.BYTES : Unit.CHARACTERS,
        number("prompt", text),
        number("caption", 0),
        new Room(number("quick_replies", 0), number("reply_text", ANY_LENGTH), 0),
        new Room(number("buttons", 0), number("button_text", ANY_LENGTH), 0),
        new Room(
            number("rows", 0),
            number("row_title", ANY_LENGTH),
            number("row_description", truth("blocks") ? ANY_LENGTH : 0)),
        new Cards(
            number("cards", 0),
            number("card_buttons", 0),
            number("card_title", ANY_LENGTH),
            number("card_text", ANY_LENGTH)),
        number("payload", 0),
        words("media"),
        truth("blocks"),
        truth("forms"),
        truth("location"),
        truth("link_buttons"),
        truth("asks_location"),
        !Boolean.FALSE.equals(row.get("links")),
        platform());
  }

  private Platform platform() {
    return new Platform(
        support("product"),
        support("template"),
        support("typing"),
        support("read"),
        support("pay"),
        word("pay_where", ""),
        word("signature", ""),
        word("dedupe", ""),
        Duration.ofSeconds(number("ack_seconds", 10)),
        seconds("tolerance_seconds", 1),
        InDoubt.valueOf(word("in_doubt", "").toUpperCase(Locale.ROOT)),
        seconds("window_hours", 3_600),
        seconds("agent_hours", 3_600),
        truth("user_starts"),
        truth("opt_in"),
        word("quota", ""),
        number("per_second", 20),
        seconds("reply_seconds", 1));
  }

  private Optional<Duration> seconds(String name, int each) {
    var number = number(name, 0);
    return number == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds((long) number * each));
  }

  private Support support(String name) {
    return Support.valueOf(word(name, "").toUpperCase(Locale.ROOT));
  }

  private String word(String name, String otherwise) {
    var value = row.get(name);
    return value == null ? otherwise : value.toString();
  }

  private Set<String> words(String name) {
    var words = new LinkedHashSet<String>();
    if (row.get(name) instanceof List<?> list) {
      list.forEach(word -> words.add(String.valueOf(word)));
    }
    return words;
  }

  private boolean truth(String name) {
    return Boolean.TRUE.equals(row.get(name));
  }

  private int number(String name, int otherwise) {
    return row.get(name) instanceof Integer number ? number : otherwise;
  }
}
