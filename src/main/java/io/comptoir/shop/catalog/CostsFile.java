package io.comptoir.shop.catalog;

import io.comptoir.base.Money;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.promotion.Margins;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code costs.csv}: what a piece costs the shop, {@code product,cost} a line, the cost as {@code
 * 4.90}; and {@code margin_floor} in {@code shop.yml}, percent of the cost.
 */
final class CostsFile {
  private static final String FILE = "costs.csv";
  private static final int MAX_LINES = 200_000;

  private final Problems problems;
  private final Currency currency;

  CostsFile(Problems problems, Currency currency) {
    this.problems = problems;
    this.currency = currency;
  }

  Margins read(Path folder, Optional<YamlNode> shop) {
    var path = folder.resolve(FILE);
    var floor = floor(shop);
    if (!Files.exists(path)) {
      if (floor > 0) {
        shop.flatMap(s -> s.field("margin_floor"))
            .ifPresent(n -> n.problem("`margin_floor` needs " + FILE + ": product,cost a line"));
      }
      return Margins.NONE;
    }
    try (var lines = Files.lines(path)) {
      var costs = new HashMap<ProductId, Money>();
      var number = new int[1];
      lines.limit(MAX_LINES).forEach(line -> line(line.strip(), ++number[0], costs));
      return new Margins(costs, floor);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof MalformedInputException) {
        problems.add(FILE, 0, "the file is not UTF-8: save it as UTF-8");
        return Margins.NONE;
      }
      throw e;
    }
  }

  private void line(String line, int number, Map<ProductId, Money> costs) {
    if (line.isEmpty() || (number == 1 && line.replace(" ", "").equals("product,cost"))) {
      return;
    }
    var parts = line.split("\\s*,\\s*", -1);
    try {
      var cost = Money.ofMajor(new BigDecimal(parts.length == 2 ? parts[1] : ""), currency);
      if (cost.minor() < 0) {
        throw new NumberFormatException();
      }
      costs.put(new ProductId(parts[0]), cost);
    } catch (IllegalArgumentException | ArithmeticException e) {
      problems.add(FILE, number, "write the product's id and what it costs: creme-50,4.90");
    }
  }

  private static int floor(Optional<YamlNode> shop) {
    var node = shop.flatMap(s -> s.field("margin_floor"));
    if (node.isEmpty()) {
      return 0;
    }
    try {
      var floor = Integer.parseInt(node.get().text().orElse(""));
      if (floor >= 0 && floor <= 100) {
        return floor;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    node.get().problem("`margin_floor` is a whole number from 0 to 100: percent of the cost");
    return 0;
  }
}
