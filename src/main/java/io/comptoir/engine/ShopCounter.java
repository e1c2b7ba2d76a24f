package io.comptoir.engine;

import io.comptoir.action.Actions;
import io.comptoir.base.ShopId;
import io.comptoir.commerce.catalog.Catalog;
import io.comptoir.dialogue.BlockRenderer;
import io.comptoir.dialogue.Dialogue;
import io.comptoir.message.Author;
import io.comptoir.nlu.Understander;
import java.time.ZoneId;

/**
 * All that a turn needs of one shop, as the shop stands now; a reload makes a new one.
 *
 * @param version the shop folder's content hash, kept with each turn
 * @param bot who signs the replies
 */
public record ShopCounter(
    ShopId shop,
    String version,
    Author bot,
    ZoneId zone,
    Understander understander,
    Dialogue dialogue,
    Actions actions,
    Catalog catalog,
    BlockRenderer blocks,
    Apology apology) {}
