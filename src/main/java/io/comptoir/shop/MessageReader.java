package io.comptoir.shop;

import io.comptoir.base.Language;
import io.comptoir.dialogue.message.Wording;
import io.comptoir.shop.catalog.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a {@code messages/*.yml}: keys may nest ({@code cart: {added: …}} is {@code cart.added}); a
 * message is a text, a list of variants, or the forms web, voice, sms and upset.
 */
final class MessageReader {
  private static final Set<String> FORMS = Set.of("web", "voice", "sms", "upset");

  private MessageReader() {}

  /** How a message is named to whoever mends it. */
  static String what(String key) {
    return "message `" + key + "`";
  }

  static void read(YamlNode file, Language language, Map<String, Wording> into) {
    read(file, language, into, new LinkedHashMap<>());
  }

  /**
   * @param into the messages by key
   * @param written every text of these keys, with its place
   */
  static void read(
      YamlNode file,
      Language language,
      Map<String, Wording> into,
      Map<String, List<Written>> written) {
    if (file.isMap()) {
      file.fields().forEach((key, node) -> read(key, node, language, into, written));
    } else {
      file.problem("a map of `key: text` is needed here");
    }
  }

  private static void read(
      String key,
      YamlNode node,
      Language language,
      Map<String, Wording> into,
      Map<String, List<Written>> written) {
    if (node.isMap() && !isForms(node)) {
      node.fields()
          .forEach((name, child) -> read(key + "." + name, child, language, into, written));
      return;
    }
    try {
      into.put(
          key,
          node.isMap()
              ? new Wording(
                  node.texts("web"),
                  node.texts("voice"),
                  node.texts("sms"),
                  node.texts("upset"),
                  language)
              : new Wording(node.texts(), List.of(), List.of(), List.of(), language));
      written.put(key, texts(key, node, language));
    } catch (IllegalArgumentException e) {
      node.problem("message `" + key + "`: " + e.getMessage());
    }
  }

  private static List<Written> texts(String key, YamlNode node, Language language) {
    var texts = new ArrayList<Written>();
    var forms = node.isMap() ? node.fields() : Map.of("web", node);
    forms.forEach(
        (form, texted) ->
            texted
                .items()
                .forEach(
                    item ->
                        item.text()
                            .ifPresent(
                                text ->
                                    texts.add(
                                        new Written(
                                            node.file(),
                                            item.line(),
                                            language,
                                            what(key),
                                            text,
                                            form.equals("upset"))))));
    return texts;
  }

  private static boolean isForms(YamlNode node) {
    var keys = node.fields().keySet();
    return !keys.isEmpty() && FORMS.containsAll(keys) && node.field("web").isPresent();
  }
}
