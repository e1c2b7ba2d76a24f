package io.comptoir.index;

import io.comptoir.commerce.catalog.ProductId;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What people thought of products for a query: exact, a substitute, a complement or irrelevant, as
 * the Amazon shopping queries (ESCI) grade them.
 *
 * @param gains query → product → what finding it is worth, 0 to 1
 */
public record Judgments(Map<String, Map<ProductId, Double>> gains) {
  private static final Map<String, Double> GRADES = Map.of("E", 1.0, "S", 0.1, "C", 0.01, "I", 0.0);

  /** A word that refuses something, or a minus before a word. */
  private static final Pattern NEGATION =
      Pattern.compile(
          "(?iu)(?<![\\p{L}\\p{N}])(without|not|no|non|free)(?![\\p{L}\\p{N}])|(?:^|\\s)-\\p{L}");

  public Judgments {
    var copy = new LinkedHashMap<String, Map<ProductId, Double>>();
    gains.forEach(
        (query, judged) ->
            copy.put(query, Collections.unmodifiableMap(new LinkedHashMap<>(judged))));
    gains = Collections.unmodifiableMap(copy);
  }

  /** A file that cannot be taken, with the line and what to write there. */
  public static final class BadLine extends IOException {
    private static final long serialVersionUID = 1;

    BadLine(Path file, int line, String mend) {
      super(file + ":" + line + ": " + mend);
    }
  }

  /**
   * Reads lines of {@code query⇥product⇥E|S|C|I}, in UTF-8.
   *
   * @throws BadLine for a line of another form
   */
  public static Judgments read(Path file) throws IOException {
    var gains = new LinkedHashMap<String, Map<ProductId, Double>>();
    var number = 0;
    try (var lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (line.isBlank()) {
          continue;
        }
        var parts = line.split("\t", -1);
        var gain = parts.length == 3 ? GRADES.get(parts[2].strip()) : null;
        if (gain == null || parts[0].isBlank() || !ProductId.valid(parts[1].strip())) {
          throw new BadLine(
              file, number, "a line is query, tab, product id, tab and one of E, S, C, I");
        }
        gains
            .computeIfAbsent(parts[0], query -> new LinkedHashMap<>())
            .put(new ProductId(parts[1].strip()), gain);
      }
    } catch (MalformedInputException e) {
      throw new BadLine(file, number + 1, "this is not UTF-8: save the file as UTF-8");
    }
    return new Judgments(gains);
  }

  /** Whether the query says what it does not want. */
  static boolean negated(String query) {
    return NEGATION.matcher(query).find();
  }
}
