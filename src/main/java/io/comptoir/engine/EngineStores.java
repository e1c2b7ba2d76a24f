package io.comptoir.engine;

import io.comptoir.commerce.cart.CartStore;
import io.comptoir.conversation.ConversationStore;
import io.comptoir.customer.CustomerStore;

/** The stores that the engine works on, all of one kind. */
public record EngineStores(
    TurnStore turns,
    TimerStore timers,
    ActionRequestStore requests,
    ConversationStore conversations,
    CustomerStore customers,
    CartStore carts,
    Signals signals) {}
