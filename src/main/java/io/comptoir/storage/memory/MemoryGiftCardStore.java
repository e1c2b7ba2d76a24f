package io.comptoir.storage.memory;

import io.comptoir.base.Money;
import io.comptoir.base.ShopId;
import io.comptoir.commerce.giftcard.GiftCard;
import io.comptoir.commerce.giftcard.GiftCardStore;
import io.comptoir.customer.CustomerId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gift cards in memory. */
public final class MemoryGiftCardStore implements GiftCardStore {
  private final Memory memory;

  public MemoryGiftCardStore(Memory memory) {
    this.memory = memory;
  }

  @Override
  public Optional<GiftCard> find(ShopId shop, String code) {
    synchronized (memory) {
      return Optional.ofNullable(memory.giftCards.get(shop + "/" + code));
    }
  }

  @Override
  public List<GiftCard> ofCustomer(ShopId shop, CustomerId customer, int limit) {
    synchronized (memory) {
      var own = new ArrayList<GiftCard>();
      for (var card : memory.giftCards.values()) {
        if (card.shop().equals(shop) && customer.equals(card.customer())) {
          own.add(card);
        }
      }
      return own.reversed().stream().limit(limit).toList();
    }
  }

  @Override
  public boolean issue(GiftCard card, Instant now) {
    synchronized (memory) {
      return memory.giftCards.putIfAbsent(card.shop() + "/" + card.code(), card) == null;
    }
  }

  @Override
  public Optional<Money> moved(ShopId shop, String key) {
    synchronized (memory) {
      return Optional.ofNullable(memory.giftCardMoves.get(shop + "/" + key));
    }
  }

  @Override
  public Moved move(ShopId shop, String code, Money amount, String key, Instant now) {
    synchronized (memory) {
      var card = memory.giftCards.get(shop + "/" + code);
      if (card == null) {
        return Moved.UNKNOWN;
      }
      if (memory.giftCardMoves.containsKey(shop + "/" + key)) {
        return Moved.MOVED;
      }
      var left = card.balance().plus(amount);
      if (left.minor() < 0 || (amount.minor() < 0 && !card.spendable(now))) {
        return Moved.TOO_LITTLE;
      }
      memory.giftCardMoves.put(shop + "/" + key, amount);
      memory.giftCards.put(
          shop + "/" + code, new GiftCard(code, shop, left, card.customer(), card.expires()));
      return Moved.MOVED;
    }
  }
}
