package io.comptoir.shop;

import io.comptoir.base.Language;
import io.comptoir.dialogue.message.Wording;
import io.comptoir.shop.catalog.YamlNode;
import java.util.HashMap;
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

  static void read(YamlNode file, Language language, Map<String, Wording> into) {
    read(file, language, into, new HashMap<>());
  }

  /**
   * @param lines key → where it stands
   */
  static void read(
      YamlNode file, Language language, Map<String, Wording> into, Map<String, Integer> lines) {
    if (file.isMap()) {
      file.fields().forEach((key, node) -> read(key, node, language, into, lines));
    } else {
      file.problem("a map of `key: text` is needed here");
    }
  }

  private static void read(
      String key,
      YamlNode node,
      Language language,
      Map<String, Wording> into,
      Map<String, Integer> lines) {
    if (node.isMap() && !isForms(node)) {
      node.fields().forEach((name, child) -> read(key + "." + name, child, language, into, lines));
      return;
    }
    lines.put(key, node.line());
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
    } catch (IllegalArgumentException e) {
      node.problem("message `" + key + "`: " + e.getMessage());
    }
  }

  private static boolean isForms(YamlNode node) {
    var keys = node.fields().keySet();
    return !keys.isEmpty() && FORMS.containsAll(keys) && node.field("web").isPresent();
  }
}
