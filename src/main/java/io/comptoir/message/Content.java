package io.comptoir.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.comptoir.base.Money;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a message says or shows. The general kinds carry the names of Sunshine Conversations v2; the
 * commerce kinds (products, cart, order, payment) are ours and degrade to general ones on channels
 * that lack them. All words are already in the reader's language.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Content.Text.class, name = "text"),
  @JsonSubTypes.Type(value = Content.Image.class, name = "image"),
  @JsonSubTypes.Type(value = Content.Audio.class, name = "audio"),
  @JsonSubTypes.Type(value = Content.Video.class, name = "video"),
  @JsonSubTypes.Type(value = Content.File.class, name = "file"),
  @JsonSubTypes.Type(value = Content.Carousel.class, name = "carousel"),
  @JsonSubTypes.Type(value = Content.ItemList.class, name = "list"),
  @JsonSubTypes.Type(value = Content.Form.class, name = "form"),
  @JsonSubTypes.Type(value = Content.FormResponse.class, name = "formResponse"),
  @JsonSubTypes.Type(value = Content.Location.class, name = "location"),
  @JsonSubTypes.Type(value = Content.Template.class, name = "template"),
  @JsonSubTypes.Type(value = Content.Postback.class, name = "postback"),
  @JsonSubTypes.Type(value = Content.Products.class, name = "products"),
  @JsonSubTypes.Type(value = Content.CartBlock.class, name = "cart"),
  @JsonSubTypes.Type(value = Content.OrderBlock.class, name = "order"),
  @JsonSubTypes.Type(value = Content.PaymentBlock.class, name = "payment"),
  @JsonSubTypes.Type(value = Content.Change.class, name = "change"),
  @JsonSubTypes.Type(value = Content.Unsupported.class, name = "unsupported")
})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public sealed interface Content {

  /**
   * @param actions quick replies, links and postbacks that go with the words; any number, degraded
   *     by the channel's limit
   */
  record Text(String text, List<Action> actions) implements Content {
    public Text {
      actions = copy(actions);
    }

    public Text(String text) {
      this(text, List.of());
    }
  }

  record Image(
      String mediaUrl, @Nullable String altText, @Nullable String text, List<Action> actions)
      implements Content {
    public Image {
      actions = copy(actions);
    }
  }

  record Audio(String mediaUrl, @Nullable String text) implements Content {}

  record Video(String mediaUrl, @Nullable String text) implements Content {}

  record File(String mediaUrl, String name, @Nullable String text) implements Content {}

  /** Cards side by side. */
  record Carousel(List<Item> items, List<Action> actions) implements Content {
    public Carousel {
      items = copy(items);
      actions = copy(actions);
    }
  }

  /** Rows one below the other; a choice among named things. */
  record ItemList(@Nullable String text, List<Item> items, List<Action> actions)
      implements Content {
    public ItemList {
      items = copy(items);
      actions = copy(actions);
    }
  }

  /** A card of a carousel, a row of a list. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Item(
      String title,
      @Nullable String description,
      @Nullable String mediaUrl,
      @Nullable String altText,
      List<Action> actions) {
    public Item {
      actions = copy(actions);
    }
  }

  /**
   * Questions asked in one go.
   *
   * @param id comes back in {@link FormResponse}
   */
  record Form(String id, @Nullable String text, List<Field> fields, String submit)
      implements Content {
    public Form {
      fields = copy(fields);
    }
  }

  /**
   * @param kind the keyboard and the check it calls for
   * @param autocomplete the HTML autocomplete token ({@code email}, {@code postal-code} …)
   * @param error why the value given before was not accepted
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Field(
      String name,
      String label,
      FieldKind kind,
      boolean required,
      @Nullable String value,
      @Nullable String placeholder,
      @Nullable String autocomplete,
      List<Option> options,
      @Nullable String error) {
    public Field {
      options = copy(options);
    }
  }

  enum FieldKind {
    @JsonProperty("text")
    TEXT,
    @JsonProperty("email")
    EMAIL,
    @JsonProperty("phone")
    PHONE,
    @JsonProperty("number")
    NUMBER,
    @JsonProperty("select")
    SELECT,
    @JsonProperty("multiline")
    MULTILINE
  }

  record Option(String value, String label) {}

  record FormResponse(String id, List<Answer> fields) implements Content {
    public FormResponse {
      fields = copy(fields);
    }
  }

  record Answer(String name, String value) {}

  /** WGS 84 degrees. */
  record Location(double latitude, double longitude, @Nullable String name) implements Content {}

  /** A channel's own template, sent as it is. */
  record Template(String name, List<String> parameters) implements Content {
    public Template {
      parameters = copy(parameters);
    }
  }

  /**
   * A button was pressed.
   *
   * @param text the words of the button, left in the thread
   */
  record Postback(String payload, @Nullable String text) implements Content {}

  /**
   * Products to look at and choose from.
   *
   * @param layout how they want to be shown
   */
  record Products(Layout layout, List<ProductCard> items, List<Action> actions) implements Content {
    public Products {
      items = copy(items);
      actions = copy(actions);
    }
  }

  enum Layout {
    @JsonProperty("carousel")
    CAROUSEL,
    @JsonProperty("detail")
    DETAIL,
    @JsonProperty("comparison")
    COMPARISON
  }

  /**
   * @param why one line on why it fits what was asked
   * @param oldPrice the price before an offer
   * @param rating average of 1 to 5, absent without reviews
   * @param facts label and value pairs, for details and comparisons
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record ProductCard(
      String id,
      String name,
      @Nullable String summary,
      @Nullable String why,
      @Nullable String imageUrl,
      @Nullable String imageAlt,
      @Nullable String url,
      @Nullable Money price,
      @Nullable Money oldPrice,
      @Nullable Double rating,
      int reviews,
      Availability availability,
      List<Fact> facts,
      List<Action> actions) {
    public ProductCard {
      facts = copy(facts);
      actions = copy(actions);
    }
  }

  enum Availability {
    @JsonProperty("in_stock")
    IN_STOCK,
    @JsonProperty("low_stock")
    LOW_STOCK,
    @JsonProperty("out_of_stock")
    OUT_OF_STOCK,
    @JsonProperty("not_sold")
    NOT_SOLD
  }

  record Fact(String label, String value) {}

  /** The cart as it stands. {@code recap} adds where it goes and asks for nothing to change. */
  record CartBlock(
      List<CartRow> rows,
      @Nullable String coupon,
      List<Total> totals,
      Money total,
      boolean recap,
      List<Fact> facts,
      List<Action> actions)
      implements Content {
    public CartBlock {
      rows = copy(rows);
      totals = copy(totals);
      facts = copy(facts);
      actions = copy(actions);
    }
  }

  /**
   * @param line the cart line's id, for changing its quantity
   * @param price of the whole line
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record CartRow(
      String line,
      String product,
      String name,
      @Nullable String detail,
      @Nullable String imageUrl,
      int quantity,
      Money unitPrice,
      Money price) {}

  /** A line under the goods: sub-total, discount (negative), delivery, tax included. */
  record Total(String kind, String label, Money amount) {}

  /**
   * @param steps the way it has gone and will go, in order
   */
  record OrderBlock(
      String number,
      String status,
      String statusLabel,
      List<CartRow> rows,
      List<Total> totals,
      Money total,
      List<OrderStep> steps,
      @Nullable String url,
      List<Action> actions)
      implements Content {
    public OrderBlock {
      rows = copy(rows);
      totals = copy(totals);
      steps = copy(steps);
      actions = copy(actions);
    }
  }

  /**
   * @param at ISO 8601, absent while still to come
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record OrderStep(String label, boolean done, @Nullable String at) {}

  /**
   * @param state {@code pending}, {@code paid}, {@code declined}, {@code cancelled}, {@code
   *     expired}
   * @param url the page where it is paid; absent once settled
   */
  record PaymentBlock(
      String payment,
      String order,
      Money amount,
      String payee,
      String provider,
      String state,
      String label,
      @Nullable String url,
      List<Action> actions)
      implements Content {
    public PaymentBlock {
      actions = copy(actions);
    }
  }

  /**
   * An earlier message is no longer as it was.
   *
   * @param of the id of that message
   * @param content what stands there now; absent when deleted
   */
  record Change(UUID of, @Nullable Content content) implements Content {}

  /** Something the channel sent that we do not know; kept, and shown as such. */
  record Unsupported(String kind) implements Content {}

  private static <T> List<T> copy(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }
}
