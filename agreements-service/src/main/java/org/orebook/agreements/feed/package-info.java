/**
 * The feed: what happens to deposits, ledgers and agreements, as a stream of server-sent events of which everybody is shown
 * what they may see, and which can be taken up where it broke off.
 */
package org.orebook.agreements.feed;
