# Interface words. Long text belongs in a handbook, not here.
# Verbs, sentence case, what a tired person understands at once.

## Places

app-name = Manual
tab-handbook = Manual
tab-search = Buscar
tab-saved = Guardados
screen-settings = Ajustes
settings-letters = Tamaño de letra
settings-theme = Claro u oscuro
theme-device = Como en este teléfono
theme-light = Claro
theme-dark = Oscuro
settings-letters-percent = { $percent } %
screen-languages = Idiomas
screen-about = Información y fuentes
screen-help = Teclas
home-continue = Seguir leyendo
home-contents = Contenido
position = { $number } de { $total }
breadcrumb-separator = ›

## Article

article-previous = Anterior
article-next = Siguiente
article-next-title = Siguiente: { $title }
article-sources = { $count ->
    [one] Fuente
   *[other] Fuentes
}
article-source-part = { $source }, parte { $part }
article-saved = Guardada
article-changed = Cambió después de que usted la guardó
box-definition = Definición
box-caution = Precaución
box-act-now = Actúe ya
box-voice = Lo que nos pide una persona sobreviviente
box-example = Ejemplo
box-say = Diga
box-do = Haga
box-dont = Evite
box-call = Llame
box-write = Anote
source-sheet = Hoja informativa
source-editors = Nuestro equipo editorial
source-law = Ley
source-agency = Guía
contact-call = Llamar
contact-text = Mensaje de texto
contact-text-words = Envíe { $words } al { $number }
contact-web = Sitio web
contact-relay = Relevo o TTY
contact-chat = Chat
contact-free = Gratis
contact-confidential = Confidencial
contact-may-report = Es posible que reporte lo que usted diga
contact-verified = Se revisó el { $date }
contact-stale = Se revisó por última vez el { $date }, hace más de un año. Puede haber cambiado.

## Labels

freshness-current = al día
freshness-outdated = anterior al texto actual en inglés
status-machine = traducción automática, sin revisar por una persona
status-draft = borrador
status-reviewed = revisada
status-approved = aprobada
language-fallback = Aún no está en { $asked }. Se muestra en { $shown }.
language-completeness = { $percent } % traducido
handbook-review-passed = Este manual debía revisarse a más tardar el { $date }. Puede seguir leyéndolo; confirme lo importante con su supervisor o supervisora.

## Search

search-prompt = Buscar
search-correction = Resultados para “{ $words }”
search-results = { $count ->
    [0] Sin resultados
    [one] 1 sección
   *[other] { $count } secciones
}
search-nearest = Aquí no hay nada sobre “{ $words }”. Lo más cercano:
search-rebuilt = Este manual se hizo para otra versión de la búsqueda. Doorstep busca en su texto; faltan algunas palabras de búsqueda.
search-nothing = No se encontró nada con estas palabras.
search-nothing-spelling = Revise la ortografía, o pruebe con menos palabras o con otras.
search-nothing-language = Puede escribir en cualquier idioma de este manual.
search-nothing-contacts = Si alguien está en peligro, vaya a:

## Saved

saved-find = Buscar en lo guardado
saved-find-nothing = Nada de lo que guardó tiene estas palabras.
saved-order-own = Mi orden
saved-order-newest = Lo más reciente
saved-only-changed = Cambió
saved-label-new = Etiqueta nueva
saved-empty = Aún no hay nada guardado.
saved-empty-how = Abra una sección y elija { action-save }.
saved-changed = cambió después de que usted la guardó
saved-moved = ahora es parte de otra sección
saved-removed = ya no está en el manual
saved-elsewhere = de otro manual
saved-note = Nota
saved-labels = Etiquetas
saved-removed-undo = Se quitó. Elija { action-undo } para recuperarla.
saved-damaged = { $count ->
    [one] Algo que guardó no se puede leer y se conservó como estaba.
   *[other] { $count } cosas que guardó no se pueden leer y se conservaron como estaban.
}
saved-exported = { $count ->
    [one] Se exportó 1 sección guardada. El archivo no está cifrado: guárdelo en un lugar seguro y bórrelo cuando termine.
   *[other] Se exportaron { $count } secciones guardadas. El archivo no está cifrado: guárdelo en un lugar seguro y bórrelo cuando termine.
}
saved-imported = Agregadas: { $added }. Ya estaban: { $present }. Omitidas: { $skipped }.

## My numbers

own-numbers = Mis números
own-numbers-why = Ningún manual sabe quién contesta cerca de usted. Escriba estos números una vez y aparecerán primero donde haya peligro. Quedan cifrados en este dispositivo.
own-number-reporting = Línea de reportes
own-number-supervisor = Supervisor o supervisora de turno
own-number-advocacy = Centro de defensa de menores
own-number-clinic = Clínica u hospital
own-number-interpreter = Línea de intérpretes
own-number-empty = aún sin llenar
own-number-add = Agregar el número
own-numbers-locked = Mis números no se pueden abrir ahora
own-number-damaged = Este número no se puede leer. Escríbalo de nuevo.
own-number-number = Número
own-number-label = Nombre o nota
own-number-kept = Número guardado.
own-number-cleared = Número quitado.
own-numbers-exported = { $count ->
    [one] También va en el archivo 1 número suyo.
   *[other] También van en el archivo { $count } números suyos.
}

## PIN

pin-title = PIN
pin-prompt = PIN o frase de contraseña:
pin-new-prompt = PIN nuevo (6 cifras o más) o frase de contraseña (8 caracteres o más):
pin-again-prompt = Otra vez lo mismo:
pin-wipes-after = { $count ->
    [one] Después de 1 PIN equivocado se borra todo lo que guardó.
   *[other] Después de { $count } PIN equivocados seguidos se borra todo lo que guardó.
}
pin-set = El PIN está puesto. Hace falta para las secciones guardadas, las notas y sus números; nunca para leer.
pin-changed = El PIN cambió. El anterior ya no abre nada.
pin-removed = Se quitó el PIN. Lo que guardó se abre sin él.
pin-locked = Lo que guardó está bloqueado. Puede seguir leyendo. Escriba el PIN para abrirlo.
pin-wrong-seconds = { $count ->
    [one] Este no es el PIN. Vuelva a intentarlo en 1 segundo.
   *[other] Este no es el PIN. Vuelva a intentarlo en { $count } segundos.
}
pin-wrong-minutes = { $count ->
    [one] Este no es el PIN. Vuelva a intentarlo en 1 minuto.
   *[other] Este no es el PIN. Vuelva a intentarlo en { $count } minutos.
}
pin-wrong-hours = { $count ->
    [one] Este no es el PIN. Vuelva a intentarlo en 1 hora.
   *[other] Este no es el PIN. Vuelva a intentarlo en { $count } horas.
}
pin-too-short = Es muy corto. Use al menos 6 cifras u 8 caracteres. No se cambió nada.
pin-too-long = Es muy largo. Use 256 caracteres como máximo. No se cambió nada.
pin-too-easy = Es muy fácil de adivinar. No repita un solo carácter ni use una serie como 123456. No se cambió nada.
pin-not-given = No se dio un PIN nuevo. No se cambió nada.
pin-differs = Los dos no son iguales. No se cambió nada.
pin-mismatch = Ya hay un PIN, o no hay ninguno que cambiar. No se cambió nada.
pin-damaged-remains = Algo de lo que guardó está dañado y no se puede poner bajo el PIN. No se cambió nada. Siga solo si se puede borrar (--give-up-damaged).
action-lock = Bloquear
action-unlock = Desbloquear
wipe-word = borrar
wipe-ask = Esto borra todas las secciones guardadas, las notas, las etiquetas y sus números. Nadie los puede recuperar. Escriba “{ $word }” para seguir:
wipe-what = Esto borra todas las secciones guardadas, las notas, las etiquetas y sus números. Nadie los puede recuperar. El manual se queda.
wipe-not-confirmed = No se borró nada.
wiped = Se borró: secciones guardadas, notas, etiquetas, sus números y la clave. El manual sigue aquí.

## Actions

action-save = Guardar
action-add-note = Agregar nota
action-unsave = Quitar de guardados
action-undo = Deshacer
action-note = Nota
action-labels = Etiquetas
action-language = Idioma
action-open = Abrir
action-back = Atrás
action-search = Buscar
action-saved = Guardados
action-help = Ayuda
action-quit = Salir
action-keep = Conservar
action-cancel = Cancelar
action-move = Mover
action-scroll = Desplazar

## Errors: what happened, what was kept, what to do

error-unknown-section = No hay ninguna sección con ese nombre. Búsquela o encuéntrela en el contenido.
error-unknown-language = Este manual no está en ese idioma. Se muestra en { $shown }.
error-no-language = Doorstep no conoce ese idioma. Elija uno de la lista.
error-pack-unreadable = No se puede leer el archivo del manual. Revise que esté en su lugar y que usted tenga permiso para abrirlo.
error-pack-not = Este archivo no es un manual. Pida el archivo del manual a quien se lo envió.
error-pack-damaged = El archivo del manual está dañado. No se cambió nada de lo que usted guardó. Consiga el archivo de nuevo.
error-pack-cut = El archivo del manual no está completo: le falta el final. Consiga el archivo de nuevo.
error-pack-room = No se pudo copiar el manual para revisarlo. Libere espacio en este dispositivo e inténtelo otra vez.
error-pack-needs = Este manual necesita “{ $feature }”, que esta versión de Doorstep no tiene. Actualice Doorstep y ábralo otra vez.
error-pack-newer = Este manual se hizo para una versión más nueva de Doorstep. Actualice Doorstep y ábralo otra vez.
error-pack-older = Este manual se hizo para una versión anterior de Doorstep. Consiga una edición más nueva del manual.
error-pack-analyzer = Este manual se puede leer, pero aquí no se puede buscar en él: se hizo para otra versión de la búsqueda. Actualice el manual o Doorstep.
error-store-wrong-key = Sus secciones guardadas están bloqueadas: la clave no es la correcta. Siguen como estaban, y puede seguir leyendo.
error-store-newer = Sus secciones guardadas se escribieron con una versión más nueva de Doorstep. Siguen como estaban. Actualice Doorstep para usarlas.
error-store-full = No queda espacio en este dispositivo. No se perdió nada. Libere espacio y vuelva a intentarlo.
error-store-busy = Sus secciones guardadas están en uso. No se cambió nada. Vuelva a intentarlo.
error-store-damaged = Sus secciones guardadas se dañaron y se pusieron aparte. Puede seguir leyendo y puede volver a guardar.
error-store-unreadable = No se pueden abrir sus secciones guardadas. Puede seguir leyendo. Revise la carpeta y vuelva a intentarlo.
error-store-replaced = El archivo con sus secciones guardadas se movió o se reemplazó. No se cambió nada en él. Abra Doorstep de nuevo.
error-store-read-only = Por ahora, lo que guardó solo se puede leer: no se puede agregar ni cambiar nada. Sí se puede exportar. Revise el almacenamiento de este dispositivo y vuelva a intentarlo.
error-import-sealed = Este archivo está cifrado. No se cambió nada. Escriba su frase de contraseña para importarlo.
error-passphrase-wrong = La frase de contraseña no abre este archivo, o el archivo se modificó. Aquí no se cambió nada. Vuelva a intentarlo.
error-passphrase-none = No hay frase de contraseña. No se escribió nada. Elija una de varias palabras.
error-saved-otherwise = Esta sección ya está guardada, con el número { $id }, con una nota o etiquetas suyas. No se cambió nada. Para reemplazarlas, use “bookmark note” o “bookmark label”.
error-input-empty = No había nada que leer. No se cambió nada. Para quitar la nota, dé una vacía: "".
error-store-missing = Esta sección no está entre las guardadas.
error-store-too-large = Es demasiado largo para guardarlo. Acórtelo.
error-number-not = Esto no es un número de teléfono. No se cambió nada. Escriba sus cifras; entre ellas puede haber espacios, + - ( ) . , ; # * y letras para una extensión.
error-import-not = Este archivo no contiene secciones guardadas exportadas. No se cambió nada.
error-import-newer = Este archivo se exportó con una versión más nueva de Doorstep. No se cambió nada. Actualice Doorstep.
error-file-unwritable = No se puede escribir el archivo. Elija otro lugar.

## En una terminal

search-first = { $shown ->
    [one] La primera de { $count } secciones. --limit muestra más.
   *[other] Las primeras { $shown } de { $count } secciones. --limit muestra más.
}
article-terms = Palabras explicadas
article-no-terms = Aquí no hay palabras explicadas.
action-terms = Palabras
action-link = Enlace siguiente
action-follow = Seguir un enlace
action-turn = Pasar
article-unsaved = Se quitó de guardados. Presione s otra vez para recuperarla.
action-sort = Cambiar el orden
action-hide = Ocultar
help-everywhere = En todas partes
help-article = En una sección
language-reading = Texto
language-interface = Botones y etiquetas
key-control = Ctrl
key-enter = Enter
key-escape = Esc
key-tab = Tab
saved-as = Guardada con el número { $id }.
saved-gone = Se quitó de guardados.
saved-note-kept = Nota guardada.
saved-note-unkept = Lo que cambió aún no se ha guardado. { action-cancel } otra vez para descartarlo.
saved-labels-kept = Etiquetas guardadas.
saved-labels-how = Separe las etiquetas con comas.
saved-moved-place = Se movió.
error-removed-section = “{ $title }” ya no está en el manual. Busque la sección que ocupa su lugar.
error-store-too-many = No caben más secciones guardadas. No se cambió nada. Quite algunas y vuelva a intentarlo.
error-key-unusable = No se puede leer la clave de sus secciones guardadas. Sigue como estaba, y puede seguir leyendo. Vuelva a poner el archivo de clave correcto.
error-key-missing = Falta la clave de sus secciones guardadas. Siguen como estaban, y puede seguir leyendo. Vuelva a poner el archivo de la clave.
error-file-unreadable = No se puede leer el archivo. Revise que esté en su lugar y que usted tenga permiso para abrirlo.
error-file-exists = Ya hay un archivo con ese nombre. No se cambió nada. Elija otro nombre, o agregue --force para reemplazarlo.
error-folder-unusable = No se pueden abrir sus secciones guardadas. Siguen como estaban, y puede seguir leyendo. Revise la carpeta, o elija otra con --data-dir.
error-folder-gone = La carpeta de sus secciones guardadas está detrás de un enlace que no lleva a ningún lugar, como a una unidad que se retiró. Puede seguir leyendo. Vuelva a conectar la unidad, o elija otra carpeta con --data-dir.
error-folder-read-only = La carpeta de sus secciones guardadas solo se puede leer. Lo guardado se puede ver y exportar; no se puede agregar ni cambiar nada. Para guardar más, elija otra carpeta con --data-dir.
error-folder-no-file = En la carpeta de sus secciones guardadas, algo que no es un archivo ocupa el lugar de uno. Se dejó como estaba, y puede seguir leyendo. Muévalo a otro lugar, o elija otra carpeta con --data-dir.
error-folder-exposed = Otras personas que usan esta computadora pueden ver la carpeta de sus secciones guardadas, y no se pudo cambiar. Elija con --data-dir una carpeta que sea solo suya.
error-folder-emptied = Aquí hay rastros de secciones guardadas, pero su archivo falta o está vacío. Si había guardado algunas, restaure el archivo user.db desde una copia antes de volver a guardar.
error-store-emptied = En este dispositivo se habían guardado secciones, pero ya no están. Puede seguir leyendo y volver a guardar. Si exportó un archivo, impórtelo.
error-import-sealed-how = Este archivo está cifrado. No se cambió nada. Impórtelo en una terminal, donde se le pide la frase de contraseña, o use --passphrase-file.
error-passphrase-unreadable = No se pudo leer ninguna frase de contraseña. No se cambió nada. Escríbala en una terminal, o use --passphrase-file.
export-not-sealed = Sin una frase de contraseña, lo exportado no queda cifrado: quien lo tenga puede leerlo. Con --seal se cifra.
passphrase-new = Nueva frase de contraseña para el archivo, de varias palabras:
passphrase-new-or-none = Nueva frase de contraseña para el archivo, de varias palabras; o presione Entrar para escribirlo sin cifrar:
passphrase-again = La misma otra vez:
passphrase-differs = Las dos no eran iguales.
passphrase-of-export = Frase de contraseña del archivo:
saved-exported-sealed = { $count ->
    [one] Se exportó 1 sección guardada, cifrada. Sin la frase de contraseña nadie puede abrir el archivo, usted tampoco.
   *[other] Se exportaron { $count } secciones guardadas, cifradas. Sin la frase de contraseña nadie puede abrir el archivo, usted tampoco.
}

## On a phone

screen-privacy = Privacidad
screen-more = Más
article-ticks = Las marcas se olvidan cuando usted sale.
contact-call-number = Llamar al { $number }
contact-text-number = Enviar un mensaje de texto al { $number }
search-start = Escriba las palabras que diría en voz alta.
saved-locked = Las secciones guardadas no se pueden abrir ahora
saved-note-how = No escriba nada que permita reconocer a una familia.
saved-all = Todas
action-clear = Borrar
action-close = Cerrar
action-show = Mostrar
action-share = Compartir como texto
action-read-aloud = Leer en voz alta
action-stop-reading = Detener la lectura
action-pause = Pausar
action-go-on = Continuar
action-find = Buscar aquí
action-find-next = Coincidencia siguiente
action-find-previous = Coincidencia anterior
find-prompt = Buscar en esta página
find-nothing = No está en esta página
action-remove = Quitar
action-move-up = Subir
action-move-down = Bajar
action-edit = Nota y etiquetas
action-export = Exportar a un archivo
action-import = Agregar desde un archivo
action-retry = Reintentar
language-now = Idioma: { $language }
show-in = Mostrar en
speak-in = Leer en voz alta en
show-hold = Mantenga presionado para cerrar
show-leave = ¿Cerrar esta página?
show-stay = Seguir mostrando
show-guided-access = Active Acceso guiado antes de entregar el dispositivo: mantiene esta página hasta que usted lo termine.
pack-release = Edición { $number }
pack-issued = Publicado el { $date }
pack-review = Debe revisarse a más tardar el { $date }
pack-how = El manual no necesita señal. Uno más nuevo llega al actualizar la aplicación, o como archivo de quien lo publica.
about-made = Acerca de este manual
about-sources = Fuentes
about-free = Es software libre. Nada de lo que contiene es asesoría legal.
privacy-network = No se envía nada. La aplicación no tiene forma de usar la red.
privacy-saved = Lo que guarda queda cifrado en este teléfono y fuera de las copias de seguridad.
privacy-history = Lo que lee y busca no se anota en ningún lado. Se olvida al cerrar la aplicación.
privacy-hide = { action-hide }, en la parte de arriba de cada pantalla, vacía la pantalla al instante y olvida lo que había en ella.
privacy-limits = Quien tenga su teléfono desbloqueado puede ver lo que guardó, a menos que lo bloquee un PIN. No ponga nombres ni direcciones en las notas.
privacy-title = Mostrar el título completo del manual
privacy-title-how = Si está apagado, la pantalla de inicio no nombra el tema.
error-key-locked = Este teléfono no puede abrir la clave de sus secciones guardadas. Siguen como estaban, y puede seguir leyendo. Reinicie el teléfono. Para empezar de nuevo sin ellas, borre todo lo que guardó: en Bloqueo.
error-pack-inside = No se puede abrir el manual de esta aplicación. Lo que guardó sigue ahí. Reintente. Si no funciona, actualice la aplicación.
error-no-app = En este dispositivo no hay ninguna aplicación para esto.
error-phone-silent = Este teléfono está en silencio, por eso no se lee nada en voz alta. Active el sonido o use audífonos.
error-sound-taken = Otra aplicación ocupa el sonido, por ejemplo en una llamada. Vuelva a intentarlo cuando termine.
error-no-voice = Este dispositivo no tiene una voz propia para { $language }. Agregue una en sus ajustes de texto a voz.

## Manuales instalados

action-install = Instalar
action-keep-mine = Quedarme con el que tengo
action-restore = Volver a ese
action-choose-pack = Elegir un archivo de manual
install-from = De { $publisher }. Se comprobó la firma.
install-from-app = Vino con la aplicación.
install-release = Edición { $number }, publicada el { $date }.
install-have = Usted tiene la edición { $number }, publicada el { $date }.
install-first = Usted aún no tiene ninguna edición.
install-same = Usted ya tiene esta misma edición.
install-older = Es anterior a la que tiene ahora.
install-ahead = Según el reloj de este dispositivo, su fecha de publicación aún no llega. Revise la fecha del dispositivo.
install-review = Debe revisarse a más tardar el { $date }.
install-review-passed = Debía revisarse el { $date }.
install-beside = Queda junto a su manual, con el nombre de { $publisher }, y no cambia nada en él.
install-language-new = nuevo
install-languages-gone = Ya no está en: { $languages }
install-added = { $count ->
    [one] 1 sección es nueva
   *[other] { $count } secciones son nuevas
}
install-changed = { $count ->
    [one] 1 sección dice algo distinto
   *[other] { $count } secciones dicen algo distinto
}
install-moved = { $count ->
    [one] 1 sección ahora es parte de otra
   *[other] { $count } secciones ahora son parte de otras
}
install-removed = { $count ->
    [one] 1 sección ya no está
   *[other] { $count } secciones ya no están
}
install-unchanged = Todas las secciones dicen lo mismo que antes.
install-saved-unchanged = Ninguna de sus secciones guardadas cambia.
install-saved-changed = { $count ->
    [one] 1 de sus secciones guardadas dice algo distinto.
   *[other] { $count } de sus secciones guardadas dicen algo distinto.
}
install-saved-moved = { $count ->
    [one] 1 de sus secciones guardadas pasa a ser parte de otra.
   *[other] { $count } de sus secciones guardadas pasan a ser parte de otras.
}
install-saved-removed = { $count ->
    [one] 1 de sus secciones guardadas ya no está en él. Lo que guardó y escribió se queda.
   *[other] { $count } de sus secciones guardadas ya no están en él. Lo que guardó y escribió se queda.
}
install-done = Instalado. Desde ahora lee este manual. El que tenía se conserva, y puede volver a él.
install-done-beside = Se agregó junto a su manual.
install-kept = Se queda con el que tiene. No se instaló nada.
install-restored = Vuelve a leer la edición { $number }, publicada el { $date }.
install-removed-beside = Se quitó. Su manual está como estaba.
packs-title = Manuales en este dispositivo
packs-in-use = en uso
packs-kept = conservado
packs-with-app = vino con la aplicación
packs-broken = no se puede abrir
packs-fell-back = El manual que instaló, edición { $number }, no se puede abrir. Está leyendo otro. No se cambió nada de lo que guardó. Instale el archivo de nuevo.
packs-unlisted = No se puede leer la lista de manuales instalados. Está leyendo el que vino con la aplicación. Instale el suyo de nuevo.
packs-left-out = Lo que agregó { $agency } no se puede usar con este manual y no se muestra. Pida algo más nuevo a quien lo hizo.
badge-from = De { $agency }
badge-release = edición { $number }, debe revisarse a más tardar el { $date }
badge-review-passed = Lo que agregó { $agency } debía revisarse el { $date }. Puede seguir leyéndolo; confirme lo importante con su supervisor.
install-title = ¿Instalar este manual?
install-title-beside = ¿Agregar esto a su manual?
install-title-before = ¿Volver a este manual?
install-looking = Se está revisando el archivo. Aún no se instaló nada.
install-working = Un momento. El que tiene se queda hasta que esto termine.
install-refused = Sin instalar
install-effect = Lo que cambiaría
install-yours = Lo que usted guardó
install-saved-none = No guardó nada de él.
install-saved-unknown = Lo que guardó no se puede abrir ahora, así que no se sabe qué cambiaría. Se queda como está.
install-language-older = { $count ->
    [one] 1 sección anterior al texto actual en inglés
   *[other] { $count } secciones anteriores al texto actual en inglés
}
packs-read = Usted lee este
packs-others = También están aquí
packs-beside = Junto a su manual
packs-from = De { $publisher }
packs-news = Sobre su manual
packs-remove-beside = ¿Quitar lo que agregó { $agency }?
packs-remove-beside-how = Su manual y lo que guardó se quedan. Para tenerlo otra vez, agregue de nuevo su archivo.
error-install-not-a-handbook = Este archivo no es un manual. No se instaló nada. Pida el archivo del manual a quien se lo envió.
error-install-not-whole = Este archivo no está completo: le falta el final. No se instaló nada. Consígalo de nuevo.
error-install-damaged = Este archivo está dañado. No se instaló nada. Consígalo de nuevo.
error-install-not-signed = Este manual no está firmado por { $publisher }. No se instaló nada. Consígalo de { $publisher }.
error-install-old-keys = Este manual es de antes de que { $publisher } cambiara sus claves. No se instaló nada. Consiga uno más nuevo de { $publisher }.
error-install-not-delegated = { $publisher } no le ha permitido a nadie agregar esto al manual. No se instaló nada.
error-install-delegation-over = { $agency } podía agregar al manual hasta el { $date }. No se instaló nada. Pida un archivo más nuevo a { $agency }.
error-install-key-withdrawn = La clave de { $agency } fue retirada. No se instaló nada. Pida un archivo más nuevo a { $agency }.
error-install-other-handbook = Esto pertenece a otro manual, no al que usted lee. No se instaló nada.
error-install-collides = Esto usa nombres de secciones o temas que su manual ya tiene. No se instaló nada. Pregunte a quien lo hizo.
error-install-older = Esta es la edición { $version }, anterior a la suya, la { $newest }. No se instaló nada.
error-install-no-key = Esta aplicación no conoce ninguna clave para este manual. No se instaló nada.
error-install-other-keys = Estas no son las claves que se conocen para este manual. No se instaló nada. Pregunte a quien lo publica.
error-install-too-large = Este archivo es demasiado grande para ser un manual. No se instaló nada.
error-install-full = No queda espacio en este dispositivo. No se instaló nada. Libere espacio y vuelva a intentarlo.
error-install-busy = Otro programa está instalando un manual. No se cambió nada. Vuelva a intentarlo.
error-install-storage = No se puede usar la carpeta de los manuales. Revise la carpeta y vuelva a intentarlo.
error-install-nothing-before = No hay ningún manual al cual volver.
error-install-nothing-offered = Revise el archivo otra vez antes de instalarlo.
install-question = ¿{ action-install }? [s/N]
install-needs-yes = No se cambió nada. Agregue --yes para hacerlo.
error-install-keys-unusable = Este archivo no contiene claves. No se instaló nada. Pida keys.toml a quien publica el manual.
install-more = y { $count } más
install-keys-forgotten = Se olvidaron las claves. Indique las nuevas con el próximo manual: --keys keys.toml.

## Un bloqueo para lo que se guarda, en un teléfono

screen-lock = Bloqueo
lock-off = No hay ningún PIN.
lock-on = Un PIN bloquea lo que guardó.
lock-why = Con un PIN, nadie más puede ver sus secciones guardadas, sus notas ni sus números. El manual siempre se puede leer sin él.
lock-forgotten = Nadie puede recuperar un PIN olvidado. En ese caso, lo único que queda es borrar lo que guardó y empezar de nuevo.
lock-when = Se bloquea cuando usted oculta la aplicación, cuando sale de ella por más de un momento y cuando se vuelve a abrir.
lock-set = Poner un PIN
lock-change = Cambiar el PIN
lock-remove = Quitar el PIN
lock-now = Bloquear ahora
lock-locked = Bloqueado. Puede seguir leyendo.
lock-wipe = Borrar todo después de varios PIN incorrectos
lock-wipe-never = Nunca
lock-wipe-after = Después de { $count } incorrectos seguidos
lock-wipe-how = Cualquiera que escriba esa cantidad de PIN incorrectos borra todo lo que usted guardó, incluso un niño que juega con el teléfono.
lock-title = Lo que guardó está bloqueado
lock-how = Escriba su PIN para verlo. Puede leer el manual sin él.
lock-unlock = Desbloquear
lock-working = Se está comprobando. Tarda un momento.
lock-wait-seconds = { $count ->
    [one] Espere 1 segundo y vuelva a intentarlo.
   *[other] Espere { $count } segundos y vuelva a intentarlo.
}
lock-wait-minutes = { $count ->
    [one] Espere 1 minuto y vuelva a intentarlo.
   *[other] Espere { $count } minutos y vuelva a intentarlo.
}
lock-wait-hours = { $count ->
    [one] Espere 1 hora y vuelva a intentarlo.
   *[other] Espere { $count } horas y vuelva a intentarlo.
}
lock-give-up = Borrar lo que está dañado
pin-pin = Su PIN
pin-phrase = Frase de acceso
pin-now = El PIN que tiene ahora
pin-new = PIN nuevo
pin-again = Lo mismo otra vez
pin-letters = Usar una frase de acceso en lugar de cifras
pin-how = Al menos 6 cifras. No use nada que otras personas puedan adivinar, como un cumpleaños.
pin-phrase-how = Al menos 8 caracteres. Lo mejor son varias palabras.
erase-title = Borrar todo lo que guardé
erase-how = Esto borra todas las secciones guardadas, sus notas y etiquetas, sus números y el PIN. Nadie los puede recuperar. El manual se queda. También los archivos que usted exportó: esos los tiene que borrar usted.
erase-go = Borrar todo ahora
erase-keep = No borrar nada
erase-done = Se borró lo que guardó. Puede empezar de nuevo.
error-store-locked = Lo que guardó está bloqueado. No se cambió nada. Desbloquéelo en Guardados.
error-pin-wrong = Este no es el PIN.
error-pin-wrong-left = { $left ->
    [one] Este no es el PIN. Uno más incorrecto, y se borra todo lo que guardó.
   *[other] Este no es el PIN. Después de { $left } más incorrectos, se borra todo lo que guardó.
}
error-pin-wait = Es demasiado pronto para volver a intentarlo. Este intento no contó.
error-pin-wiped = Hubo demasiados PIN incorrectos. Se borró lo que guardó, como estaba previsto. Puede seguir leyendo y volver a guardar.
error-pin-mismatch = El bloqueo cambió mientras tanto. Ahora no se cambió nada. Regrese y vuelva a intentarlo.
error-pin-damaged = Algo que guardó está dañado, y ningún PIN puede protegerlo. No se cambió nada. Elija borrar lo que está dañado, o siga sin PIN.
error-pin-lost = Falta o está dañado el archivo que va con su PIN, así que no se puede abrir lo que guardó. Sigue como estaba, y puede seguir leyendo.
error-pin-memory = Ahora hay muy poca memoria para un PIN. No se cambió nada y el intento no se contó. Cierre otras aplicaciones y vuelva a intentarlo.
error-erase = Lo que guardó ya no se puede abrir, pero algunos de sus archivos siguen aquí. Vuelva a intentarlo.

## Una exportación, en un teléfono

export-warning = Sin una frase de acceso, quien tenga el archivo puede leer todo lo que guardó, y sus números. Guárdelo en un lugar seguro y bórrelo cuando termine.
export-seal = Protegerlo con una frase de acceso
export-seal-how = Lo mejor son varias palabras. Sin ella nadie puede abrir el archivo, usted tampoco.
export-passphrase = Frase de acceso
export-again = La misma otra vez
export-write = Elegir dónde guardarlo
import-sealed = Este archivo está cifrado
import-sealed-how = Escriba la frase de acceso con la que se cifró. Aún no se agregó nada.
import-open = Agregar lo que contiene
