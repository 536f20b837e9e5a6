/**
 * Runs in the page, before anything else. A translator (Chrome's, and others') puts `<font>` elements in the place of
 * text nodes. React survives that where a text is all that an element holds, for then it knows the element alone; a text
 * node that it knows of, beside other things in its parent, it would look for in vain, and the page would break. So React
 * may own no text node; whoever sees one says so on the console, where the fixture hears it.
 */
export function watchOwnedTexts(): void {
  const isOwned = (node: Node) => Object.keys(node).some((key) => key.startsWith('__reactFiber$'))
  const look = (root: Node) => {
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (
      let node = root.nodeType === Node.TEXT_NODE ? root : texts.nextNode();
      node !== null;
      node = texts.nextNode()
    ) {
      if (isOwned(node)) console.error(`React owns the text “${node.textContent}” in ${node.parentElement?.outerHTML}`)
    }
  }
  new MutationObserver((records) => {
    for (const { addedNodes } of records) for (const node of addedNodes) look(node)
  }).observe(document, { childList: true, subtree: true })
}
