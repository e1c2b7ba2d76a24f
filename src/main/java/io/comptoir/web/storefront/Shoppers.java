package io.comptoir.web.storefront;

import io.comptoir.action.Counter;
import io.comptoir.action.Situation;
import io.comptoir.base.ShopId;
import io.comptoir.commerce.cart.Cart;
import io.comptoir.conversation.Conversation;
import io.comptoir.conversation.ConversationStore;
import io.comptoir.customer.Customer;
import io.comptoir.customer.CustomerStore;
import io.comptoir.customer.Profile;
import io.comptoir.web.Assets;
import io.comptoir.web.Problem;
import io.comptoir.web.Server;
import io.comptoir.web.Sessions;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/** Who shops, and at which counter, by the chat session that a request carries. */
public final class Shoppers {
  private final Function<ShopId, Optional<Counter>> counters;
  private final CustomerStore customers;
  private final ConversationStore conversations;
  private final Sessions sessions;
  private final Clock clock;

  /**
   * @param counters a shop's counter as it stands now
   */
  public Shoppers(
      Function<ShopId, Optional<Counter>> counters,
      CustomerStore customers,
      ConversationStore conversations,
      Sessions sessions,
      Clock clock) {
    this.counters = counters;
    this.customers = customers;
    this.conversations = conversations;
    this.sessions = sessions;
    this.clock = clock;
  }

  /**
   * @param words in the language of whoever asked
   */
  record Shopper(Counter counter, Customer customer, Situation situation, Words words) {
    Situation with(Cart cart) {
      return new Situation(
          situation.shop(),
          situation.conversation(),
          customer,
          cart,
          situation.language(),
          situation.now());
    }
  }

  /**
   * @throws Problem 404 for an unknown shop, 401 without a session of this shop
   */
  Shopper of(Context ctx) {
    var shop = Assets.shop(ctx);
    var counter = counters.apply(shop).orElseThrow(() -> new Problem(404, "unknown_shop"));
    var session = sessions.of(ctx);
    if (!session.shop().equals(shop)) {
      throw new Problem(401, "no_session");
    }
    // whoever the conversation is of by now, which linking and unlinking may have changed
    var id =
        conversations
            .find(session.conversation())
            .map(Conversation::customer)
            .orElse(session.customer());
    var customer = customers.find(id).orElseGet(() -> new Customer(id, shop, Profile.EMPTY, 0));
    var language = Server.reader(ctx);
    var cart = Cart.empty(shop, customer.id());
    return new Shopper(
        counter,
        customer,
        new Situation(shop, session.conversation(), customer, cart, language, clock.instant()),
        Words.in(language));
  }
}
