package io.comptoir.shop.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.comptoir.base.Language;
import io.comptoir.base.Money;
import io.comptoir.commerce.catalog.Catalog;
import io.comptoir.commerce.catalog.Product;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.shop.catalog.CatalogImport.Options;
import io.comptoir.shop.catalog.CatalogImport.Progress;
import io.comptoir.shop.catalog.CatalogImport.Report;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Feeds in the forms that other systems export. */
@NullUnmarked
class FeedFormsTest {
  private static final Currency EUR = Currency.getInstance("EUR");

  private static final String GOOGLE_ITEMS =
      """
      <item>
        <g:id>lamp-1</g:id><title>RSS says lamp</title><g:title><![CDATA[Desk lamp & shade]]></g:title>
        <g:description>&lt;p&gt;Warm light.&lt;/p&gt;</g:description>
        <link>https://shop.example/lamp</link><g:image_link>https://img.example/1.jpg</g:image_link>
        <g:additional_image_link>https://img.example/2.jpg</g:additional_image_link>
        <g:additional_image_link>https://img.example/3.jpg</g:additional_image_link>
        <g:availability>in_stock</g:availability><g:price>49.90 EUR</g:price>
        <g:sale_price>39.90 EUR</g:sale_price><g:brand>Lumi</g:brand><g:gtin>3012345678900</g:gtin>
        <g:product_type>Home &gt; Lighting &gt; Lamps</g:product_type>
        <g:shipping><g:country>FR</g:country><g:price>5 EUR</g:price></g:shipping>
        <g:product_detail><g:attribute_name>Watt</g:attribute_name><g:attribute_value>40</g:attribute_value></g:product_detail>
      </item>
      <item>
        <g:id>tee-red-s</g:id><g:item_group_id>tee</g:item_group_id><g:title>Tee</g:title>
        <g:price>19.00 EUR</g:price><g:color>Red</g:color><g:size>S</g:size><g:availability>in stock</g:availability>
      </item>
      <item>
        <g:id>tee-red-m</g:id><g:item_group_id>tee</g:item_group_id><g:title>Tee</g:title>
        <g:price>21.00 EUR</g:price><g:color>Red</g:color><g:size>M</g:size><g:availability>out_of_stock</g:availability>
      </item>
      <item><g:id>bad</g:id><g:title>Bad</g:title><g:price>-3.00 EUR</g:price></item>
      <item><g:id>odd</g:id><g:title>Odd</g:title><g:price>3.00 ZZZ</g:price></item>
      <item><g:id>usd</g:id><g:title>Dollars</g:title><g:price>30.00 USD</g:price></item>
      <item>
        <g:id>tee-blue-s</g:id><g:item_group_id>tee</g:item_group_id><g:title>Tee</g:title>
        <g:price>19.00 EUR</g:price><g:color>Blue</g:color><g:size>S</g:size>
      </item>
      """;

  @TempDir Path folder;

  @Test
  void aGoogleFeedInRssGivesProductsWithVariants() throws IOException {
    var report = run("feed.xml", rss(GOOGLE_ITEMS));

    assertThat(report.added()).isEqualTo(3);
    assertThat(report.refused().keySet())
        .containsExactlyInAnyOrder("negative price", "unknown currency");
    assertThat(report.refused().get("unknown currency").mend()).contains("ZZZ").contains("EUR");
    assertThat(report.refused().get("negative price").lines()).hasSize(1);
    var lamp = product("lamp-1");
    assertThat(lamp.name().in(Language.ENGLISH)).isEqualTo("Desk lamp & shade");
    assertThat(lamp.description().in(Language.ENGLISH)).isEqualTo("Warm light.");
    assertThat(lamp.price()).isEqualTo(Money.of(3990, "EUR"));
    assertThat(lamp.compareAt()).isEqualTo(Money.of(4990, "EUR"));
    assertThat(lamp.categories()).containsExactly("Home", "Lighting", "Lamps");
    assertThat(lamp.images()).hasSize(3);
    assertThat(lamp.attributes()).containsEntry("watt", List.of("40"));
    assertThat(lamp.more().codes()).containsEntry("gtin", "3012345678900");
    assertThat(lamp.more().link()).isEqualTo("https://shop.example/lamp");
  }

  @Test
  void variantsOfAGroupAreGatheredWhereverTheyStand() throws IOException {
    run("feed.xml", rss(GOOGLE_ITEMS));
    var tee = product("tee-red-s");
    assertThat(tee.variants())
        .extracting(v -> v.id().value())
        .containsExactly("tee-red-m", "tee-blue-s");
    assertThat(tee.variants().getFirst().name().in(Language.ENGLISH)).isEqualTo("Red, M");
    assertThat(tee.variants().getFirst().price()).isEqualTo(Money.of(2100, "EUR"));
    assertThat(tee.variants().getFirst().stock()).isZero();
    assertThat(tee.stock()).isNull();
    assertThat(catalog().find(new ProductId("tee-blue-s")).orElseThrow()).isEqualTo(tee);
    var again = run("feed.xml", rss(GOOGLE_ITEMS));
    assertThat(again.added()).isZero();
    assertThat(product("tee-red-s")).isEqualTo(tee);
  }

  @Test
  void aPriceInAnotherCurrencyIsKeptAndDoesNotSellHere() throws IOException {
    run("feed.xml", rss(GOOGLE_ITEMS));
    var dollars = product("usd");
    assertThat(dollars.sold()).isFalse();
    assertThat(dollars.priceIn(Currency.getInstance("USD"))).contains(Money.of(3000, "USD"));
  }

  @Test
  void anAtomFeedIsReadToo() throws IOException {
    var report =
        run(
            "feed.xml",
            """
            <?xml version="1.0"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xmlns:g="http://base.google.com/ns/1.0">
              <title>Shop</title>
              <entry><g:id>a</g:id><title>Vase</title><summary>Blue.</summary>
                <link href="https://shop.example/vase"/><g:price>12 EUR</g:price></entry>
            </feed>
            """);
    assertThat(report.added()).isEqualTo(1);
    assertThat(product("a").more().link()).isEqualTo("https://shop.example/vase");
    assertThat(product("a").description().in(Language.ENGLISH)).isEqualTo("Blue.");
  }

  @Test
  void aFeedNeverFetchesAnything() throws IOException {
    var secret = folder.resolve("secret");
    Files.writeString(secret, "hush");
    assertThatThrownBy(
            () ->
                run(
                    "feed.xml",
                    "<!DOCTYPE rss [<!ENTITY s SYSTEM '"
                        + secret.toUri()
                        + "'>]><rss><channel><item><id>a</id><title>&s;</title></item></channel></rss>"))
        .isInstanceOf(UnreadableFeed.class)
        .hasMessageContaining("line");
    assertThat(folder.resolve("shop/catalog/products.jsonl")).doesNotExist();
  }

  @Test
  void brokenXmlLeavesTheCatalogueAsItWas() throws IOException {
    run("one.jsonl", "{\"id\":\"a\",\"name\":\"A\"}");
    assertThatThrownBy(() -> run("feed.xml", "<rss><channel><item><id>b</id>"))
        .isInstanceOf(UnreadableFeed.class)
        .hasMessageContaining("broken at line 1");
    assertThat(catalog().products()).hasSize(1);
  }

  @Test
  void aGoogleFeedMayBeTabSeparated() throws IOException {
    var report =
        run(
            "feed.tsv",
            """
            id\ttitle\tdescription\tlink\timage link\tavailability\tprice\tproduct type\tadditional image link
            a\tVase\tBlue\thttps://shop.example/a\thttps://img.example/a.jpg\tout of stock\t1 299,90 EUR\tHome > Vases\thttps://img.example/b.jpg,https://img.example/c.jpg
            b\tBowl\tRed\thttps://shop.example/b\t\tin stock\t1,299 EUR\t\t
            """);
    assertThat(report.added()).isEqualTo(1);
    assertThat(report.refused().keySet()).containsExactly("ambiguous price");
    var vase = product("a");
    assertThat(vase.price()).isEqualTo(Money.of(129_990, "EUR"));
    assertThat(vase.stock()).isZero();
    assertThat(vase.images()).hasSize(3);
    assertThat(vase.categories()).containsExactly("Home", "Vases");
  }

  @Test
  void shopifysCsvGivesVariantsOptionsAndPictures() throws IOException {
    var report =
        run(
            "products.csv",
            """
            Handle,Title,Body (HTML),Vendor,Product Category,Type,Tags,Published,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Price,Variant Compare At Price,Variant Barcode,Image Src,Image Alt Text,Variant Image,Status
            linen-shirt,Linen shirt,"<p>Airy,
            soft.</p>",Atelier,Apparel > Shirts,Shirts,"Summer, New",true,Colour,White,Size,S,SH-W-S,shopify,4,deny,59.00,79.00,111,https://img.example/w.jpg,White shirt,,active
            linen-shirt,,,,,,,,,White,,M,SH-W-M,shopify,-2,deny,59.00,79.00,112,,,https://img.example/m.jpg,
            linen-shirt,,,,,,,,,Blue,,M,,shopify,7,continue,61.00,,,https://img.example/b.jpg,,,
            linen-shirt,,,,,,,,,,,,,,,,,,,https://img.example/d.jpg,,,
            candle,Candle,,Atelier,,Candles,,true,Title,Default Title,,,,,,,12.00,,,,,,active
            draft,Draft,,Atelier,,,,false,Title,Default Title,,,,,,,9.00,,,,,,draft
            """);

    assertThat(report.refused()).isEmpty();
    assertThat(report.added()).isEqualTo(3);
    var shirt = product("linen-shirt");
    assertThat(shirt.description().in(Language.ENGLISH)).isEqualTo("Airy,\nsoft.");
    assertThat(shirt.price()).isEqualTo(Money.of(5900, "EUR"));
    assertThat(shirt.compareAt()).isEqualTo(Money.of(7900, "EUR"));
    assertThat(shirt.stock()).isEqualTo(4);
    assertThat(shirt.tags()).containsExactly("summer", "new");
    assertThat(shirt.images()).hasSize(3);
    assertThat(shirt.attributes())
        .containsEntry("colour", List.of("white"))
        .containsEntry("size", List.of("s"));
    assertThat(shirt.variants())
        .extracting(v -> v.id().value(), Product.Variant::stock)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("SH-W-M", 0),
            org.assertj.core.groups.Tuple.tuple("linen-shirt-blue-m", null));
    assertThat(shirt.variants().getFirst().more().pictures()).hasSize(1);
    assertThat(shirt.more().codes()).containsEntry("sku", "SH-W-S");
    assertThat(product("candle").variants()).isEmpty();
    assertThat(catalog().products()).extracting(p -> p.id().value()).doesNotContain("draft");
    assertThat(product("draft").sold()).isFalse();
  }

  @Test
  void aSpreadsheetOfTheContinentHasSemicolonsAndWindowsLetters() throws IOException {
    var text = "id;name;price\na;Crème brûlée à l’œuf;4,50\n";
    var report = run("feed.csv", text, Charset.forName("windows-1252"));
    assertThat(report.encoding()).isEqualTo("windows-1252");
    assertThat(product("a").name().in(Language.ENGLISH)).isEqualTo("Crème brûlée à l’œuf");
    assertThat(product("a").price()).isEqualTo(Money.of(450, "EUR"));
  }

  @Test
  void utf16IsReadWithAndWithoutItsMark() throws IOException {
    var text = "{\"id\":\"a\",\"name\":\"Gâteau 🎂\"}\n";
    assertThat(run("a.jsonl", "\uFEFF" + text, StandardCharsets.UTF_16LE).encoding())
        .isEqualTo("UTF-16LE");
    assertThat(product("a").name().in(Language.ENGLISH)).isEqualTo("Gâteau 🎂");
    assertThat(run("b.jsonl", text, StandardCharsets.UTF_16BE).unchanged()).isEqualTo(1);
  }

  @Test
  void aDeclaredEncodingIsTakenAtItsWord() throws IOException {
    var feed = folder.resolve("feed.xml");
    Files.write(
        feed,
        rss("<item><g:id>a</g:id><g:title>Thé</g:title></item>")
            .replace("UTF-8", "ISO-8859-1")
            .getBytes(StandardCharsets.ISO_8859_1));
    CatalogImport.run(folder.resolve("shop"), feed, options(null, false), Progress.NONE);
    assertThat(product("a").name().in(Language.ENGLISH)).isEqualTo("Thé");
  }

  @Test
  void lettersThatCannotBeToldAreRefusedWithTheMend() throws IOException {
    var feed = folder.resolve("feed.csv");
    Files.write(feed, new byte[] {'i', 'd', ',', 'n', 'a', 'm', 'e', '\n', 'a', ',', (byte) 0x81});
    assertThatThrownBy(
            () ->
                CatalogImport.run(
                    folder.resolve("shop"), feed, options(null, false), Progress.NONE))
        .isInstanceOf(UnreadableFeed.class)
        .hasMessageContaining("UTF-8")
        .hasMessageContaining("--encoding");
  }

  @Test
  void aQuoteThatIsNeverClosedIsTold() {
    var endless = "id,name\na,\"" + "x,".repeat(CsvRows.LONGEST) + "\n";
    assertThatThrownBy(() -> run("feed.csv", endless))
        .isInstanceOf(UnreadableFeed.class)
        .hasMessageContaining("never closed");
  }

  @Test
  void whatACompleteFeedDoesNotBringIsDeletedAndStaysReadable() throws IOException {
    run(
        "one.jsonl",
        "{\"id\":\"a\",\"name\":\"A\",\"price\":\"5\"}\n{\"id\":\"b\",\"name\":\"B\"}\n");
    var report = complete("{\"id\":\"b\",\"name\":\"B\"}\n");
    assertThat(report.deleted()).isEqualTo(1);
    assertThat(report.unchanged()).isEqualTo(1);
    assertThat(catalog().products()).extracting(p -> p.id().value()).containsExactly("b");
    var gone = product("a");
    assertThat(gone.name().in(Language.ENGLISH)).isEqualTo("A");
    assertThat(gone.deleted()).isTrue();
    assertThat(gone.sold()).isFalse();
    assertThat(gone.priceOf(gone.id())).isEmpty();
    var back =
        complete("{\"id\":\"a\",\"name\":\"A\",\"price\":\"5\"}\n{\"id\":\"b\",\"name\":\"B\"}\n");
    assertThat(back.updated()).isEqualTo(1);
    assertThat(product("a").sold()).isTrue();
  }

  @Test
  void aRefusedRowDoesNotDeleteItsProduct() throws IOException {
    run("one.jsonl", "{\"id\":\"a\",\"name\":\"A\"}\n{\"id\":\"b\",\"name\":\"B\"}\n");
    var report =
        complete("{\"id\":\"a\",\"name\":\"A\",\"price\":\"-1\"}\n{\"id\":\"b\",\"name\":\"B\"}\n");
    assertThat(report.deleted()).isZero();
    assertThat(product("a").deleted()).isFalse();
    assertThatThrownBy(() -> complete("{\"id\":\"a\",\"name\":\"A\",\"price\":\"-1\"}\n"))
        .isInstanceOf(UnreadableFeed.class)
        .hasMessageContaining("nothing is deleted");
  }

  @Test
  void aFeedThatChangesNothingTouchesNothing() throws IOException {
    var feed = "{\"id\":\"a\",\"name\":\"A\"}\n{\"id\":\"b\",\"name\":\"B\"}\n";
    run("one.jsonl", feed);
    var file = folder.resolve("shop/catalog/products.jsonl");
    Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(1_000));
    run("one.jsonl", feed);
    assertThat(Files.getLastModifiedTime(file).toMillis()).isEqualTo(1_000);
    run("two.jsonl", "{\"id\":\"b\",\"name\":\"Better\"}\n{\"id\":\"c\",\"name\":\"C\"}\n");
    assertThat(Files.readAllLines(file))
        .extracting(CatalogMerge::idOf)
        .containsExactly("a", "b", "c");
  }

  @Test
  void moreRowsThanAreTakenAreRefused() throws IOException {
    var rows = new StringBuilder();
    for (var i = 0; i < 12; i++) {
      rows.append("{\"id\":\"p").append(i).append("\",\"name\":\"P\"}\n");
    }
    var report = run("many.jsonl", rows.toString());
    assertThat(report.added()).isEqualTo(10);
    assertThat(report.refused().get("too many products").count()).isEqualTo(2);
  }

  @Test
  void ourOwnFormHasPricesPlacesFilmsAndRelations() throws IOException {
    var line =
        """
        {"id":"a","name":"A","price":"10.00","prices":{"USD":"11.00","JPY":1500},"stock_at":{"lyon":3},\
        "films":["https://v.example/a.mp4"],"related":{"accessory":["b"]},"codes":{"mpn":"X1"},"link":"https://shop.example/a"}
        {"id":"b","name":"B","prices":{"QQQ":"1"}}
        {"id":"c","name":"C","link":"javascript:alert(1)"}
        """;
    var report = run("feed.jsonl", line);
    assertThat(report.refused().keySet())
        .containsExactlyInAnyOrder("unknown currency", "bad address");
    var more = product("a").more();
    assertThat(more.prices())
        .containsEntry(Currency.getInstance("USD"), Money.of(1100, "USD"))
        .containsEntry(Currency.getInstance("JPY"), Money.of(1500, "JPY"));
    assertThat(more.stockAt()).containsEntry("lyon", 3);
    assertThat(more.films()).hasSize(1);
    assertThat(run("feed.jsonl", line).unchanged()).isEqualTo(1);
  }

  private static String rss(String items) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel><title>Shop</title>
        """
            .strip()
        + items
        + "</channel></rss>";
  }

  private Report complete(String text) throws IOException {
    var feed = folder.resolve("complete.jsonl");
    Files.writeString(feed, text);
    return CatalogImport.run(folder.resolve("shop"), feed, options(null, true), Progress.NONE);
  }

  private Report run(String name, String text) throws IOException {
    return run(name, text, StandardCharsets.UTF_8);
  }

  private Report run(String name, String text, Charset encoding) throws IOException {
    var feed = folder.resolve(name);
    Files.write(feed, text.getBytes(encoding));
    return CatalogImport.run(folder.resolve("shop"), feed, options(null, false), Progress.NONE);
  }

  private static Options options(Charset encoding, boolean complete) {
    return new Options(Language.ENGLISH, EUR, null, 10, encoding, complete);
  }

  private Catalog catalog() {
    return CatalogFolder.load(folder.resolve("shop"), Language.ENGLISH, EUR).catalog();
  }

  private Product product(String id) {
    return catalog().find(new ProductId(id)).orElseThrow();
  }
}
