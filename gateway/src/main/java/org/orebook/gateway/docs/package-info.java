/** One description of the whole API, put together from what the services say of themselves, and a page to try it on. */
package org.orebook.gateway.docs;
