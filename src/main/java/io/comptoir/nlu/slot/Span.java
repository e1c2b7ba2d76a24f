package io.comptoir.nlu.slot;

import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of tokens that is one slot.
 *
 * @param from its first token
 * @param to one past its last token
 */
public record Span(String type, int from, int to) {

  /**
   * The spans of a row of BIO tags, as the CoNLL shared tasks count them: an {@code I-} that does
   * not go on with the same type begins a span of its own.
   */
  public static List<Span> of(List<String> tags) {
    var spans = new ArrayList<Span>();
    var type = "";
    int from = 0;
    for (int i = 0; i <= tags.size(); i++) {
      var tag = i < tags.size() ? tags.get(i) : "O";
      var next = tag.equals("O") ? "" : tag.substring(2);
      if (!next.equals(type) || tag.startsWith("B-")) {
        if (!type.isEmpty()) {
          spans.add(new Span(type, from, i));
        }
        type = next;
        from = i;
      }
    }
    return spans;
  }
}
