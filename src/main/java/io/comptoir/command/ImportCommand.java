package io.comptoir.command;

import io.comptoir.base.Language;
import io.comptoir.shop.catalog.CatalogImport;
import io.comptoir.shop.catalog.CatalogImport.Options;
import io.comptoir.shop.catalog.CatalogImport.Progress;
import io.comptoir.shop.catalog.CatalogImport.Report;
import io.comptoir.shop.catalog.FeedLanguage;
import io.comptoir.shop.catalog.SellingTermsFiles;
import io.comptoir.shop.catalog.ShopLanguage;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** {@code comptoir import SHOP FILE}: brings a feed of products into a shop folder. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description =
        "Imports products into a shop folder: JSON lines, CSV, a Google Merchant feed (XML or tab"
            + " separated) or Shopify's product CSV, plain or .gz.")
public final class ImportCommand implements Callable<Integer> {
  private static final int WRONG_USE = 2;
  private static final int FAILED = 1;
  private static final int BAR = 30;

  @Parameters(index = "0", paramLabel = "SHOP", description = "The shop folder.")
  @SuppressWarnings("NullAway.Init")
  private Path shop;

  @Parameters(
      index = "1",
      paramLabel = "FILE",
      description = "The feed: .jsonl, .csv, .tsv, .xml, or one of them .gz.")
  @SuppressWarnings("NullAway.Init")
  private Path feed;

  @Option(
      names = "--language",
      description = "Language of the feed's words; else it is recognised.")
  private @Nullable String language;

  @Option(names = "--currency", description = "Currency of prices without one; else the shop's.")
  private @Nullable String currency;

  @Option(
      names = "--stock",
      description = "Pieces of each product that comes without; else not counted.")
  private @Nullable Integer stock;

  @Option(
      names = "--max",
      description = "Products taken at most (${DEFAULT-VALUE}).",
      defaultValue = "1000000")
  private int max;

  @Option(
      names = "--encoding",
      description =
          "How the feed's bytes are letters (UTF-8, windows-1252 …); else it is found out.")
  private @Nullable String encoding;

  @Option(
      names = "--complete",
      description = "The feed is everything there is: products that are not in it are deleted.")
  private boolean complete;

  @Option(names = "--json", description = "Print the report as JSON.")
  private boolean json;

  private final PrintStream out = System.out;
  private final PrintStream err = System.err;

  @Override
  public Integer call() {
    if (!Files.isDirectory(shop)) {
      return wrong(shop + " is no folder: make a shop with `comptoir new " + shop + "`");
    }
    if (!Files.isRegularFile(feed)) {
      return wrong("there is no file " + feed);
    }
    if (stock != null && stock < 0) {
      return wrong("--stock is 0 or more");
    }
    if (max < 1) {
      return wrong("--max is 1 or more");
    }
    try {
      var report = CatalogImport.run(shop, feed, options(), progress());
      tell(report);
      return report.read() > 0 && report.refusedInAll() >= report.read() ? FAILED : 0;
    } catch (IllegalArgumentException e) {
      return wrong(e.getMessage());
    } catch (IOException e) {
      err.println("cannot import " + feed + ": " + e.getMessage() + "; the catalogue is as it was");
      return FAILED;
    }
  }

  private Options options() throws IOException {
    var shops = ShopLanguage.of(shop);
    var words = language == null ? FeedLanguage.of(feed, charset(), shops) : new Language(language);
    return new Options(words, money(), stock, max, charset(), complete);
  }

  private Currency money() {
    if (currency == null) {
      return SellingTermsFiles.load(shop).terms().currency();
    }
    try {
      return Currency.getInstance(currency.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "--currency " + currency + " is no ISO 4217 code: for example EUR", e);
    }
  }

  private @Nullable Charset charset() {
    try {
      return encoding == null ? null : Charset.forName(encoding);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "--encoding " + encoding + " is none that is known: for example UTF-8", e);
    }
  }

  /** A bar on a terminal, nothing elsewhere. */
  private Progress progress() {
    if (json || System.console() == null || !System.console().isTerminal()) {
      return Progress.NONE;
    }
    return (bytes, of, rows) -> {
      var done = of == 0 ? BAR : (int) (BAR * bytes / of);
      err.print("\r[" + "█".repeat(done) + " ".repeat(BAR - done) + "] " + rows + " rows");
      if (bytes >= of) {
        err.println();
      }
    };
  }

  private void tell(Report report) {
    if (json) {
      out.println(JsonMapper.builder().build().writeValueAsString(report));
      return;
    }
    out.printf(
        "%d rows: %d added, %d updated, %d unchanged, %d refused; %d others kept, %d deleted%n",
        report.read(),
        report.added(),
        report.updated(),
        report.unchanged(),
        report.refusedInAll(),
        report.kept(),
        report.deleted());
    if (!report.encoding().equals("UTF-8")) {
      out.println("read as " + report.encoding() + "; say --encoding if letters look wrong");
    }
    if (report.unpriced() > 0) {
      out.println(report.unpriced() + " have no price: they are found and asked about, not sold");
    }
    report
        .refused()
        .forEach(
            (reason, refused) ->
                out.printf(
                    "refused, %s: %d (%s; lines %s%s)%n",
                    reason,
                    refused.count(),
                    refused.mend(),
                    refused.lines().toString().replaceAll("[\\[\\]]", ""),
                    refused.count() > refused.lines().size() ? " …" : ""));
  }

  private int wrong(@Nullable String message) {
    err.println(message);
    return WRONG_USE;
  }
}
