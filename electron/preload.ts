import { ipcRenderer } from 'electron'

// The only bridge: the page makes a message channel and this hands one end of it to the main process,
// which checks who sent it. https://www.electronjs.org/docs/latest/tutorial/message-ports
window.addEventListener('message', (event) => {
  if (event.source !== window || event.data !== 'pansentry:port') return
  ipcRenderer.postMessage('pansentry:port', null, [...event.ports])
})
